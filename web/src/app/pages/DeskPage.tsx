import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate, useRouter } from '@tanstack/react-router'
import { useCallback } from 'react'
import { incidentQuery } from '../../features/incidents/incidents.queries.ts'
import { QueueNav } from '../../features/incidents/QueueNav.tsx'
import { useIncidentList } from '../../features/incidents/use-incident-list.ts'
import { neighbourOf } from '../../features/incidents/waiting-rows.ts'
import { useHotkeys } from '../../lib/hotkeys.ts'
import { TWO_PAGES, useMedia } from '../../lib/media.ts'
import { toQueue } from '../../lib/names.ts'
import type { DeskSearch } from '../search-params.ts'
import { ChannelsFoot } from './ChannelsFoot.tsx'
import { DeskCard } from './DeskCard.tsx'
import { DeskList } from './DeskList.tsx'
import { toFilters } from './desk-filters.ts'
import './desk-page.css'

const route = getRouteApi('/app/desk/$queue/{-$incidentId}')
const LINK = '/desk/$queue/{-$incidentId}'

/** Queues, list and card; the address holds everything, so a link shows a colleague the same screen. */
export function DeskPage() {
  const params = route.useParams()
  const search = route.useSearch()
  const navigate = useNavigate()
  const router = useRouter()
  const isTwoPages = useMedia(TWO_PAGES)
  const queue = toQueue(params.queue)
  const incidentId = params.incidentId ?? null
  const list = useIncidentList(toFilters(queue, search))
  const ids = list.rows.map(({ id }) => id)
  usePreload(ids, incidentId)

  const open = useCallback(
    (id: string | null, isReplaced = false) =>
      void navigate({
        to: LINK,
        params: { queue, ...(id && { incidentId: id }) },
        search,
        replace: isReplaced,
      }),
    [navigate, queue, search],
  )
  const step = (by: 1 | -1) => {
    const index = incidentId === null ? -1 : ids.indexOf(incidentId)
    const next = ids[Math.min(Math.max(index + by, 0), ids.length - 1)]
    if (next) open(next, incidentId !== null)
  }
  useHotkeys({ j: () => step(1), k: () => step(-1), n: list.waitingCount > 0 && list.showWaiting })

  return (
    <main className="desk">
      <QueueNav
        current={queue}
        renderLink={(to, content, isCurrent) => (
          <Link
            className="qi"
            to={LINK}
            params={{ queue: to }}
            search={search}
            aria-current={isCurrent ? 'page' : undefined}
          >
            {content}
          </Link>
        )}
      >
        <ChannelsFoot />
      </QueueNav>
      {!(isTwoPages && incidentId) && (
        <DeskList
          queue={queue}
          search={search}
          list={list}
          currentId={incidentId}
          hrefOf={(id) => router.buildLocation({ to: LINK, params: { queue, incidentId: id }, search }).href}
          onOpen={open}
          onSearch={(changed: DeskSearch) =>
            void navigate({
              to: LINK,
              params: { queue, ...(incidentId && { incidentId }) },
              search: changed,
              replace: true,
            })
          }
          onQueue={(to) => void navigate({ to: LINK, params: { queue: to }, search })}
        />
      )}
      {(incidentId || !isTwoPages) && (
        <DeskCard
          incidentId={incidentId}
          hasRows={ids.length > 0}
          onBack={isTwoPages ? () => open(null) : null}
          onLeft={() => open(incidentId && neighbourOf(ids, incidentId), true)}
        />
      )}
    </main>
  )
}

/** The next card is asked for while this one is read: J answers at once. */
function usePreload(ids: readonly string[], current: string | null): void {
  const queryClient = useQueryClient()
  const next = current === null ? null : neighbourOf(ids, current)
  if (next && !queryClient.getQueryData(incidentQuery(next).queryKey))
    void queryClient.prefetchQuery(incidentQuery(next))
}
