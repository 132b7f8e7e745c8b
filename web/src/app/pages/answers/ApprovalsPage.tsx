import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { KeptDecisions } from '../../../features/answers/kept-decisions/index.ts'
import { useWriters } from '../../../features/desk/presence/use-writers.ts'
import { useCountsInSight, useInSight } from '../../../features/desk/snoozes/in-sight.ts'
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
import { prepareOffline } from '../../../lib/line/offline.ts'
import { useSendsLater } from '../../../lib/line/sends-later.ts'
import { toApproveQuery } from '../../../lib/queries/broadcasts-to-approve.ts'
import { meQuery } from '../../../lib/session.ts'
import { useFormat } from '../../../lib/words/use-format.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState, ErrorNotice, SkeletonRows } from '../../../ui/query-states.tsx'
import { AsideRows, isFolded } from '../desk/AsideRows.tsx'
import { DeskCard } from '../desk/DeskCard.tsx'
import * as styles from '../desk/desk-page.module.css'
import { useOpenPlace } from '../desk/use-open-place.ts'
import * as tasksPageStyles from './TasksPage.module.css'
import type { TaskAhead } from './tasks-ahead.ts'
import { useTasksAhead } from './use-tasks-ahead.ts'

const NONE_AHEAD: readonly TaskAhead[] = []
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
  useSendsLater()
  useEffect(() => {
    void import('../../../features/answers/approval/Decision.tsx').then(prepareOffline, () => undefined)
  }, [])
  const { number } = useFormat()
  const navigate = useNavigate()
  const router = useRouter()
  const isTwoPages = useMedia(TWO_PAGES)
  const params = route.useParams()
  const all = useIncidentList({ queue: 'to_approve' }, params.incidentId ?? null)
  const { rows, folded } = useInSight(all.rows)
  const list = { ...all, rows }
  const total = useCountsInSight(useQuery(countersQuery).data?.queues)?.to_approve?.total
  const mayHaveTexts = useQuery(meQuery).data?.abilities.writeBroadcasts === true
  const texts = useQuery({ ...toApproveQuery, enabled: mayHaveTexts }).data?.broadcasts.length ?? 0
  // On a phone one opens the answers where there may be no line any more.
  useTasksAhead(isTwoPages ? list.rows : NONE_AHEAD)
  const ids = list.rows.map(({ id }) => id)
  // On a wide screen the first answer is open at once: there is nothing to choose.
  const incidentId = params.incidentId ?? (isTwoPages ? null : (ids[0] ?? null))
  const place = useOpenPlace(ids, incidentId, 'to_approve')
  const open = (id: string | null) =>
    void navigate({ to: LINK, params: { incidentId: id ?? undefined }, replace: incidentId !== null })
  const hrefOf = (id: string) => router.buildLocation({ to: LINK, params: { incidentId: id } }).href
  const step = (by: 1 | -1) => {
    const next = rowAfterStep(ids, { current: incidentId, by, before: place.before })
    if (next) open(next)
  }
  useHotkeys({ j: () => step(1), k: () => step(-1), n: list.waitingCount > 0 && list.showWaiting })
  return (
    <main className={`${styles.deskPage} ${styles.approvals} print-whole`}>
      {!(isTwoPages && incidentId) && (
        <section className={`${styles.listColumn} print-whole`} aria-label={t('common.section.approvals')}>
          <div className={styles.listHeading}>
            <h1>{t('common.section.approvals')}</h1>
            {total !== undefined && <span className="muted">{number(total + texts)}</span>}
          </div>
          {list.waitingCount > 0 && (
            <Button size="s" className={tasksPageStyles.waiting} keys="N" onClick={list.showWaiting}>
              {t('incidents.showNew', { count: list.waitingCount })}
            </Button>
          )}
          <KeptDecisions
            incidentId={null}
            renderLink={(id, content) => (
              <Link className="btn s" to={LINK} params={{ incidentId: id }}>
                {content}
              </Link>
            )}
          />
          {mayHaveTexts && <WaitingBroadcasts renderBroadcast={renderBroadcast} />}
          {!(texts > 0 && list.rows.length === 0 && !list.isPending && !list.error) && (
            <ApprovalRows list={list} hrefOf={hrefOf} currentId={incidentId} onOpen={open} />
          )}
          <AsideRows rows={folded} currentId={incidentId} hrefOf={hrefOf} onOpen={open} />
        </section>
      )}
      {(incidentId || !isTwoPages) && (
        <DeskCard
          incidentId={incidentId}
          hasRows={ids.length > 0}
          isListPending={list.isPending}
          onBack={isTwoPages ? () => open(null) : null}
          onLeft={() => open(incidentId && neighbourOf(ids, incidentId))}
          absence={
            isTwoPages || list.isPending || list.isFetching || isFolded(folded, incidentId)
              ? null
              : place.absenceOf(list.hasNextPage)
          }
        />
      )}
    </main>
  )
}

type RowsProps = {
  hrefOf: (id: string) => string
  list: ReturnType<typeof useIncidentList>
  currentId: string | null
  onOpen: (id: string) => void
}

function ApprovalRows({ list, currentId, hrefOf, onOpen }: RowsProps) {
  const { t } = useTranslation()
  const writersOf = useWriters()
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
      hrefOf={hrefOf}
      onOpen={onOpen}
      onEnd={list.loadMore}
    />
  )
}
