import { useQuery } from '@tanstack/react-query'
import type { Queue } from '@veche/contract/incidents.ts'
import { useTranslation } from 'react-i18next'
import { DESK_QUEUES, toQueue } from '../../lib/names.ts'
import { countersQuery } from './incidents.queries.ts'

/** On a small screen the queues fold into one choice. */
export function QueueSelect({ queue, onChange }: { queue: string; onChange: (queue: Queue) => void }) {
  const { t } = useTranslation()
  const counters = useQuery(countersQuery).data
  return (
    <h1 className="qsel">
      <select
        aria-label={t('incidents.queues')}
        value={queue}
        onChange={({ target }) => onChange(toQueue(target.value))}
      >
        {DESK_QUEUES.map((code) => (
          <option key={code} value={code}>
            {t(`incidents.queue.${code}`)} {counters?.queues[code]?.total ?? ''}
          </option>
        ))}
      </select>
    </h1>
  )
}
