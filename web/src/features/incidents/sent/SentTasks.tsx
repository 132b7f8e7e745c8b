import type { IncidentListItem, ListedIncident } from '@veche/contract/incidents.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { ErrorNotice } from '../../../ui/query-states.tsx'
import { useIncidentList } from '../list/index.ts'

type Props = {
  headClassName: string | undefined
  listClassName: string | undefined
  /** As the lists beside it stand. */
  inOrder: (rows: ListedIncident[]) => ListedIncident[]
  renderTask: (incident: IncidentListItem, mark: ReactNode) => ReactNode
}

/** What the reader has sent and others hold now: whoever has just sent an answer finds it here. */
export function SentTasks({ headClassName, listClassName, inOrder, renderTask }: Props) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const list = useIncidentList({ queue: 'mine_sent' }, null, { isOwnDoing: true })
  if (list.error && list.rows.length === 0) return <ErrorNotice error={list.error} onRetry={list.refetch} />
  if (list.rows.length === 0) return null
  const count = `${number(list.rows.length)}${list.hasNextPage ? '+' : ''}`
  return (
    <section aria-labelledby="sent-tasks">
      <h2 id="sent-tasks" className={headClassName}>
        {t('subtasks.sent.title')} <span className="muted">{count}</span>
      </h2>
      <ul className={listClassName}>
        {inOrder(list.rows).map((incident) => (
          <li key={incident.id}>{renderTask(incident, <Holder incident={incident} />)}</li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button className={headClassName} isBusy={list.isFetchingNextPage} onClick={list.loadMore}>
          {t('common.more')}
        </Button>
      )}
    </section>
  )
}

/** Who has it now, and since when. */
function Holder({ incident: { approval, step, flags } }: { incident: ListedIncident }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  if (approval)
    return (
      <span className="tag">{t(`subtasks.sent.${approval.stage}`, { moment: moment(approval.since) })}</span>
    )
  if (step !== 'publishing') return null
  return (
    <span className="tag">
      {t(flags.hasFailedDelivery ? 'subtasks.sent.failed' : 'subtasks.sent.publishing')}
    </span>
  )
}
