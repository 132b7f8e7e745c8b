import type { CountersResponse } from '@veche/contract/incidents.ts'
import { DESK_QUEUES } from '@veche/contract/values/incidents.ts'
import { useTranslation } from 'react-i18next'
import { ALL, type DeskQueue, toDeskQueue } from '../../../lib/words/names.ts'
import * as styles from './QueueSelect.module.css'

/** Of no queue, and no address. */
const VIEW = 'view'
type Props = {
  queue: string
  viewName: string | null
  counts: CountersResponse['queues'] | undefined
  onChange: (queue: DeskQueue) => void
}

/** On a small screen the queues fold into one choice. */
export function QueueSelect({ queue, viewName, counts, onChange }: Props) {
  const { t } = useTranslation()
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
            {t(`incidents.queue.${code}`)} {counts?.[code]?.total ?? ''}
          </option>
        ))}
        <option value={ALL}>{t('incidents.queue.all')}</option>
      </select>
    </h1>
  )
}
