import { queryOptions, useQuery } from '@tanstack/react-query'
import type { IncidentListItem } from '@veche/contract/incidents.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { api, unwrap } from '../../../lib/api.ts'
import { findPosition } from '../../../lib/browser/position.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { EmptyState, ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { sortByDistance } from './by-distance.ts'

const WAIT_MS = 10_000
const KILOMETRE = 1000
const nearQuery = queryOptions({
  queryKey: ['incidents', 'near'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/incidents/near', { signal })),
})

type Props = {
  className: string | undefined
  renderTask: (incident: IncidentListItem, mark: ReactNode) => ReactNode
}

/** My tasks by how far they are. The phone alone knows where it is. */
export function NearTasks({ className, renderTask }: Props) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const tasks = useQuery(nearQuery)
  const here = useQuery({
    queryKey: ['own-position'],
    queryFn: () => findPosition(WAIT_MS),
    ...{ gcTime: 0, staleTime: 0, retry: false, networkMode: 'always' },
  })
  if (tasks.error && !tasks.data) return <ErrorNotice error={tasks.error} onRetry={tasks.refetch} />
  if (!tasks.data || here.isPending) return <SkeletonRows label={t('near.seeking')} />
  if (!here.data) return <EmptyState title={t('near.unknownHere')}>{t('near.unknownHereText')}</EmptyState>
  if (tasks.data.tasks.length === 0)
    return <EmptyState title={t('incidents.empty.queue.mine')}>{t('incidents.empty.willAppear')}</EmptyState>
  const wordsOf = (metres: number, isExact: boolean) => {
    const far =
      metres < KILOMETRE
        ? t('near.metres', { shown: number(Math.max(10, Math.round(metres / 10) * 10)) })
        : t('near.kilometres', { shown: number(Math.round(metres / 100) / 10) })
    return isExact ? far : t('near.about', { far })
  }
  return (
    <ul className={className}>
      {sortByDistance(tasks.data.tasks, here.data).map(({ incident, point, metres }) => (
        <li key={incident.id}>
          {renderTask(
            incident,
            metres !== null && point && <span className="tag nw">{wordsOf(metres, point.isExact)}</span>,
          )}
        </li>
      ))}
    </ul>
  )
}
