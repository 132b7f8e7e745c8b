import { useQuery } from '@tanstack/react-query'
import { DESK_QUEUES } from '@veche/contract/values/incidents.ts'
import { useTranslation } from 'react-i18next'
import { ALL, type DeskQueue, toDeskQueue } from '../../../lib/words/names.ts'
import { countersQuery } from '../incidents.queries.ts'
import * as styles from './QueueSelect.module.css'

/** On a small screen the queues fold into one choice. */
export function QueueSelect({ queue, onChange }: { queue: string; onChange: (queue: DeskQueue) => void }) {
  const { t } = useTranslation()
  const counters = useQuery(countersQuery).data
  return (
    <h1 className={styles.queueSelect}>
      <select
        aria-label={t('incidents.queues')}
        value={queue}
        onChange={({ target }) => onChange(toDeskQueue(target.value))}
      >
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
