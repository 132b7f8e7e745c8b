import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { State } from '../../../ui/State.tsx'
import type { BulkRun } from '../desk.queries.ts'

type Props = {
  run: Pick<BulkRun, 'examples' | 'counts' | 'urgentCount'>
  /** Whether the urgent ones are read; null: nobody is asked. */
  isRead: boolean | null
  onRead: (isRead: boolean) => void
}

/** What would be changed, by number and title: a figure alone hides what a person would not do. */
export function BulkReady({ run: { examples, counts, urgentCount }, isRead, onRead }: Props) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const more = (counts.ready ?? 0) - examples.length
  return (
    <>
      {urgentCount > 0 && (
        <p>
          <State name="urgent">{t('bulk.urgent', { shown: number(urgentCount) })}</State>
        </p>
      )}
      <ul className="sm" aria-label={t('bulk.ready')}>
        {examples.map((example) => (
          <li key={example.id} className="el">
            <span className="muted">{t('incidents.question', { number: example.number })}</span>{' '}
            {example.title} {example.isUrgent && <State name="urgent">{t('incidents.flag.urgent')}</State>}
          </li>
        ))}
      </ul>
      {more > 0 && <p className="sm muted">{t('bulk.more', { shown: number(more) })}</p>}
      {isRead !== null && (
        <label className="chk-l">
          <input
            type="checkbox"
            checked={isRead}
            data-next=""
            onChange={({ target }) => onRead(target.checked)}
          />
          <span>{t('bulk.urgentRead')}</span>
        </label>
      )}
    </>
  )
}
