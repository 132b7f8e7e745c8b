import { useQuery } from '@tanstack/react-query'
import { DESK_QUEUES } from '@veche/contract/values/incidents.ts'
import { useTranslation } from 'react-i18next'
import { ALL, type DeskQueue, toDeskQueue } from '../../../lib/words/names.ts'
import { countersQuery } from '../incidents.queries.ts'
import * as styles from './QueueSelect.module.css'

/** Of no queue, and no address. */
const VIEW = 'view'
type Props = { queue: string; viewName: string | null; onChange: (queue: DeskQueue) => void }

/** On a small screen the queues fold into one choice. */
export function QueueSelect({ queue, viewName, onChange }: Props) {
  const { t } = useTranslation()
  const counters = useQuery(countersQuery).data
  return (
    <h1 className={styles.queueSelect}>
      <select
        aria-label={t('incidents.queues')}
        value={viewName === null ? queue : VIEW}
        onChange={({ target }) => onChange(toDeskQueue(target.value))}
      >
        {viewName !== null && <option value={VIEW}>{viewName}</option>}
        {DESK_QUEUES.map((code) => (
          <option key={code} value={code}>
            {t(`incidents.queue.${code}`)} {counters?.queues[code]?.total ?? ''}
          </option>
        ))}
        <option value={ALL}>{t('incidents.queue.all')}</option>
      </select>
    </h1>
  )
}
