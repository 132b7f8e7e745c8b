import { useTranslation } from 'react-i18next'
import { pickFields } from '../../lib/changed-fields.ts'
import { useDirectory } from '../../lib/directory.ts'
import { useFormat } from '../../lib/use-format.ts'
import { Notice } from '../../ui/query-states.tsx'
import type { Livestream } from './livestreams.queries.ts'
import { formOf, type StreamForm, shownIn } from './stream-form.ts'
import type { StreamEdit } from './use-stream-edit.ts'

type Props = { edit: StreamEdit; onChange: (changes: Partial<StreamForm>) => void }

/** Another has changed the same fields first: what stands there now, beside what was typed. Nothing is lost. */
export function TakenFields({ edit: { taken, forget }, onChange }: Props) {
  const { t } = useTranslation()
  const { locale, shortMoment } = useFormat()
  const words = useFieldNow()
  if (!taken || taken.fields.length === 0) return null
  const { fields, by, at, now } = taken
  const who = [by, at && shortMoment(at)].filter(Boolean).join(', ')
  return (
    <Notice state="attention" title={t('livestreams.taken.title', { who })}>
      <p>{t('livestreams.taken.text')}</p>
      {fields.map((field) => (
        <p key={field} className="row g2 wrap">
          <span>
            <b className="m">{t(`livestreams.taken.field.${field}`)}:</b> {words(field, now)}
          </span>
          <button
            type="button"
            className="lnk sm"
            onClick={() => {
              onChange(pickFields(formOf(now, locale), [...shownIn(field)]))
              forget(field)
            }}
          >
            {t('livestreams.taken.take')}
          </button>
        </p>
      ))}
    </Notice>
  )
}

function useFieldNow(): (field: string, now: Livestream) => string {
  const { t } = useTranslation()
  const { locale, shortMoment } = useFormat()
  const names = useDirectory()
  return (field, now) => {
    const special: Record<string, string | null> = {
      municipalityCode: names.municipalityName(now.municipalityCode),
      agencyCode: names.agencyName(now.agencyCode),
      speakers: now.speakers.map(({ name }) => name).join(', '),
      editorId: now.editorName,
      plannedAt: shortMoment(now.plannedAt),
    }
    const said =
      special[field] ?? Object.values(pickFields(formOf(now, locale), [...shownIn(field)])).join(' ')
    return said || t('livestreams.taken.empty')
  }
}
