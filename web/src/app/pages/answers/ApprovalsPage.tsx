import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useWriters } from '../../../features/desk/presence/use-writers.ts'
import { countersQuery } from '../../../features/incidents/incidents.queries.ts'
import {
  IncidentList,
  neighbourOf,
  rowAfterStep,
  useIncidentList,
} from '../../../features/incidents/list/index.ts'
import { type RenderBroadcast, WaitingBroadcasts } from '../../../features/portal/broadcasts/index.ts'
import { TWO_PAGES, useMedia } from '../../../lib/browser/media.ts'
import { useHotkeys } from '../../../lib/keyboard/hotkeys.ts'
import { toApproveQuery } from '../../../lib/queries/broadcasts-to-approve.ts'
import { meQuery } from '../../../lib/session.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState, ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { DeskCard } from '../desk/DeskCard.tsx'
import * as styles from '../desk/desk-page.module.css'
import { useOpenPlace } from '../desk/use-open-place.ts'
import * as tasksPageStyles from './TasksPage.module.css'

const route = getRouteApi('/app/approvals/{-$incidentId}')
const LINK = '/approvals/{-$incidentId}'

const renderBroadcast: RenderBroadcast = (broadcastId, content, className) => (
  <Link className={className} to="/broadcasts/$broadcastId" params={{ broadcastId }}>
    {content}
  </Link>
)

/** What waits for this approver, the most urgent first; each takes a minute and a key. */
export function ApprovalsPage() {
  const { t } = useTranslation()
  const { number } = useFormat()
  const navigate = useNavigate()
  const isTwoPages = useMedia(TWO_PAGES)
  const params = route.useParams()
  const list = useIncidentList({ queue: 'to_approve' }, params.incidentId ?? null)
  const total = useQuery(countersQuery).data?.queues.to_approve?.total
  const mayHaveTexts = useQuery(meQuery).data?.abilities.writeBroadcasts === true
  const texts = useQuery({ ...toApproveQuery, enabled: mayHaveTexts }).data?.broadcasts.length ?? 0
  const ids = list.rows.map(({ id }) => id)
  // On a wide screen the first answer is open at once: there is nothing to choose.
  const incidentId = params.incidentId ?? (isTwoPages ? null : (ids[0] ?? null))
  const place = useOpenPlace(ids, incidentId, 'to_approve')
  const open = (id: string | null) =>
    void navigate({ to: LINK, params: { incidentId: id ?? undefined }, replace: incidentId !== null })
  const step = (by: 1 | -1) => {
    const next = rowAfterStep(ids, { current: incidentId, by, before: place.before })
    if (next) open(next)
  }
  useHotkeys({ j: () => step(1), k: () => step(-1), n: list.waitingCount > 0 && list.showWaiting })
  return (
    <main className={`${styles.deskPage} ${styles.approvals} print-whole`}>
      {!(isTwoPages && incidentId) && (
        <section className={`${styles.listColumn} print-whole`} aria-label={t('answers.approvals')}>
          <div className={styles.listHeading}>
            <h1>{t('answers.approvals')}</h1>
            {total !== undefined && <span className="muted">{number(total + texts)}</span>}
          </div>
          {list.waitingCount > 0 && (
            <Button size="s" className={tasksPageStyles.waiting} keys="N" onClick={list.showWaiting}>
              {t('incidents.showNew', { count: list.waitingCount })}
            </Button>
          )}
          {mayHaveTexts && <WaitingBroadcasts renderBroadcast={renderBroadcast} />}
          {!(texts > 0 && list.rows.length === 0 && !list.isPending && !list.error) && (
            <ApprovalRows list={list} currentId={incidentId} onOpen={open} />
          )}
        </section>
      )}
      {(incidentId || !isTwoPages) && (
        <DeskCard
          incidentId={incidentId}
          hasRows={ids.length > 0}
          onBack={isTwoPages ? () => open(null) : null}
          onLeft={() => open(incidentId && neighbourOf(ids, incidentId))}
          absence={isTwoPages || list.isPending || list.isFetching ? null : place.absenceOf(list.hasNextPage)}
        />
      )}
    </main>
  )
}

type RowsProps = {
  list: ReturnType<typeof useIncidentList>
  currentId: string | null
  onOpen: (id: string) => void
}

function ApprovalRows({ list, currentId, onOpen }: RowsProps) {
  const { t } = useTranslation()
  const writersOf = useWriters()
  const router = useRouter()
  if (list.isPending) return <SkeletonRows label={t('incidents.loading')} />
  if (list.error && list.rows.length === 0) return <ErrorNotice error={list.error} onRetry={list.refetch} />
  if (list.rows.length === 0)
    return <EmptyState title={t('answers.approvalsEmpty')}>{t('incidents.empty.willAppear')}</EmptyState>
  return (
    <IncidentList
      rows={list.rows}
      hasMore={list.hasNextPage}
      currentId={currentId}
      writersOf={writersOf}
      hrefOf={(id) => router.buildLocation({ to: LINK, params: { incidentId: id } }).href}
      onOpen={onOpen}
      onEnd={list.loadMore}
    />
  )
}
