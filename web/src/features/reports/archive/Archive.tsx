import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState, ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { runsQuery } from '../reports.queries.ts'
import { RunItem } from './RunItem.tsx'

/** What was sent, when and to whom, with the very file. */
export function Archive() {
  const { t } = useTranslation()
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(runsQuery)
  if (error && !data) return <ErrorNotice error={error} onRetry={refetch} />
  if (!data) return <SkeletonRows label={t('reports.archive.loading')} />
  if (data.length === 0)
    return <EmptyState title={t('reports.archive.none')}>{t('reports.archive.noneText')}</EmptyState>
  return (
    <>
      <ul className="col g3" aria-label={t('reports.archive.title')}>
        {data.map((run) => (
          <RunItem key={run.id} run={run} />
        ))}
      </ul>
      {hasNextPage && (
        <Button isBusy={isFetchingNextPage} onClick={() => fetchNextPage()}>
          {t('reports.archive.more')}
        </Button>
      )}
    </>
  )
}
