import type { PublishChoice } from '@veche/contract/answers.ts'
import { HOUR_MS } from '@veche/contract/durations.ts'
import { useTranslation } from 'react-i18next'
import { dayKey, formatTime, momentAt } from '../../../lib/words/format.ts'
import { useFormat } from '../../../lib/words/use-format.ts'

type Props = { choice: PublishChoice; onChange: (choice: PublishChoice) => void }

const WHENS = ['now', 'in_hours', 'at'] as const

/** At once, in the region's next hours of publication, or at a chosen moment. */
export function PublishTime({ choice, onChange }: Props) {
  const { t } = useTranslation()
  const { locale } = useFormat()
  const at = choice.when === 'at' ? Date.parse(choice.at) : null
  const pick = (day: string, time: string) =>
    day && time && onChange({ when: 'at', at: momentAt(day, time, locale) })
  return (
    <div className="row g2 wrap">
      <select
        className="inp"
        aria-label={t('answers.publish.title')}
        value={choice.when}
        onChange={({ target }) => {
          const when = WHENS.find((one) => one === target.value) ?? 'now'
          if (when !== 'at') onChange({ when })
          else onChange({ when, at: new Date(Date.now() + HOUR_MS).toISOString() })
        }}
      >
        {WHENS.map((when) => (
          <option key={when} value={when}>
            {t(`answers.publish.${when}`)}
          </option>
        ))}
      </select>
      {at !== null && (
        <>
          <input
            className="inp"
            type="date"
            aria-label={t('answers.publish.day')}
            value={dayKey(at, locale)}
            onChange={({ target }) => pick(target.value, formatTime(at, locale))}
          />
          <input
            className="inp"
            type="time"
            aria-label={t('answers.publish.time')}
            value={formatTime(at, locale)}
            onChange={({ target }) => pick(dayKey(at, locale), target.value)}
          />
        </>
      )}
    </div>
  )
}
