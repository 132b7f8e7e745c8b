import type { FakeResponse, Verdict } from '@veche/contract/fakes.ts'
import { VERDICTS } from '@veche/contract/values/fakes.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isTooLong } from '../../../lib/forms/text-limit.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextArea } from '../../../ui/forms/Field.tsx'
import { useFakeCommand, useKeptWords } from '../card/index.ts'
import { VERDICT_STATE } from '../codes.ts'
import * as styles from './verdict.module.css'
import type { VerdictView } from './verdict-view.ts'

const REASON_LIMIT = 1000

type Props = { fake: FakeResponse; userId: string; view: VerdictView }

/** The reader's own word: one of five, and why. */
export function OpinionForm({ fake, userId, view: { mine, opinions } }: Props) {
  const { t } = useTranslation()
  const { shortMoment } = useFormat()
  const others = opinions.filter(({ isMine }) => !isMine)
  const words = useKeptWords({ userId, fakeId: fake.id, field: 'opinion' }, mine?.reason ?? '')
  const [chosen, setChosen] = useState<Verdict | null>(mine?.verdict ?? null)
  const { run, isPending } = useFakeCommand(fake)
  const reason = words.text.trim()
  const isLong = isTooLong(reason, REASON_LIMIT)
  return (
    <form
      className={styles.opinionForm}
      onSubmit={(event) => {
        event.preventDefault()
        if (chosen && reason !== '' && !isLong) run({ type: 'opine', verdict: chosen, reason }, words.forget)
      }}
    >
      <fieldset className={styles.choices} aria-label={t('fakes.opinion.choose')}>
        {VERDICTS.map((verdict) => (
          <button
            key={verdict}
            type="button"
            className={`btn s ${verdict === chosen ? VERDICT_STATE[verdict] : ''}`}
            aria-pressed={verdict === chosen}
            onClick={() => setChosen(verdict)}
          >
            {t(`fakes.verdict.${verdict}`)}
          </button>
        ))}
      </fieldset>
      {chosen && <p className="xs muted">{t(`fakes.opinion.means.${chosen}`)}</p>}
      <TextArea
        label={t('fakes.opinion.reason')}
        name="reason"
        hint={words.isUnsaved ? t('fakes.keptHere') : undefined}
        rows={2}
        limit={REASON_LIMIT}
        value={words.text}
        onChange={({ target }) => words.write(target.value)}
      />
      <div className="row g2 wrap">
        <Button look="primary" type="submit" isBusy={isPending} disabled={!chosen || reason === '' || isLong}>
          {t(mine ? 'fakes.opinion.change' : 'fakes.opinion.submit')}
        </Button>
        {!mine && (
          <span className="xs muted">
            {others.length === 0
              ? t('fakes.opinion.apart')
              : others
                  .map(({ name, at }) => t('fakes.opinion.given', { name, at: shortMoment(at) }))
                  .join(' ')}
          </span>
        )}
      </div>
    </form>
  )
}
