import { IconArrowLeft } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { CONTRIBUTION_LISTS } from '@veche/contract/values/casework/contributions.ts'
import { useTranslation } from 'react-i18next'
import * as styles from '../../../features/answers/contributions/contributions.module.css'
import { PartList, partsQuery, type RenderPart } from '../../../features/answers/contributions/index.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState, ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'

const route = getRouteApi('/app/parts')

const renderPart: RenderPart = ({ id, incidentId }, content, className) =>
  incidentId === null ? (
    <Link className={className} to="/parts/$contributionId" params={{ contributionId: id }}>
      {content}
    </Link>
  ) : (
    <Link className={className} to="/incident/$incidentId" params={{ incidentId }}>
      {content}
    </Link>
  )

/** What other bodies ask of the reader's own, and what these ask of others: parts of answers, by term. */
export function PartsPage() {
  const { t } = useTranslation()
  const { list = 'open' } = route.useSearch()
  const query = useInfiniteQuery(partsQuery(list))
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = query
  const parts = data?.pages.flatMap((page) => page.contributions) ?? []
  return (
    <main className={`page ${styles.partsPage}`}>
      <header className="page-h">
        <Link className="btn t i" to="/tasks" aria-label={t('contributions.backToTasks')}>
          <IconArrowLeft className="ic xl" />
        </Link>
        <h1>{t('contributions.pageTitle')}</h1>
      </header>
      <nav className="seg" aria-label={t('contributions.lists')}>
        {CONTRIBUTION_LISTS.map((one) => (
          <Link
            key={one}
            to="/parts"
            search={one === 'open' ? {} : { list: one }}
            // Without a list in its address it would be current beside each other one.
            activeOptions={{ exact: true }}
            replace
            aria-current={one === list ? 'page' : undefined}
          >
            {t(`contributions.list.${one}`)}
          </Link>
        ))}
      </nav>
      {error && !data && <ErrorNotice error={error} onRetry={refetch} />}
      {!data && !error && <SkeletonRows label={t('contributions.loading')} />}
      {data && parts.length === 0 && (
        <EmptyState title={t(`contributions.none.${list}`)}>
          {t(list === 'asked' ? 'contributions.noneAskedText' : 'contributions.noneText')}
        </EmptyState>
      )}
      {parts.length > 0 && (
        <PartList label={t(`contributions.list.${list}`)} parts={parts} renderPart={renderPart} />
      )}
      {hasNextPage && (
        <Button isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('common.more')}
        </Button>
      )}
    </main>
  )
}
