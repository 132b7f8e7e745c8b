import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate, useRouter } from '@tanstack/react-router'
import { Suspense, useCallback, useMemo, useRef, useState } from 'react'
import type { BulkScope, BulkStart } from '../../../features/desk/bulk/bulk-form.ts'
import { viewsQuery } from '../../../features/desk/desk.queries.ts'
import { BulkDialog, SaveViewDialog } from '../../../features/desk/dialogs.ts'
import { useCountsInSight, useInSight } from '../../../features/desk/snoozes/in-sight.ts'
import { useViewName } from '../../../features/desk/views/use-view-name.ts'
import { countersQuery } from '../../../features/incidents/incidents.queries.ts'
import { neighbourOf, rowAfterStep, useIncidentList } from '../../../features/incidents/list/index.ts'
import { MergeManyDialog } from '../../../features/incidents/merging/index.ts'
import { TWO_PAGES, useMedia } from '../../../lib/browser/media.ts'
import { useHotkeys } from '../../../lib/keyboard/hotkeys.ts'
import { lazyDialog, lazyPart } from '../../../lib/line/lazy-part.ts'
import { incidentQuery } from '../../../lib/queries/incident-query.ts'
import { meQuery } from '../../../lib/session.ts'
import { ALL, toDeskQueue } from '../../../lib/words/names.ts'
import { KeysTaken } from '../../../ui/Kbd.tsx'
import { useWayBack } from '../../routes/came-from.ts'
import { type DeskSearch, deskSearch } from '../../search-params.ts'
import { isFolded } from './AsideRows.tsx'
import { DeskCard } from './DeskCard.tsx'
import { DeskList } from './DeskList.tsx'
import * as deskPageStyles from './desk-page.module.css'
import { DeskQueues } from './queues/DeskQueues.tsx'
import { isSameView, queueOf, searchOfQueue, toFilter } from './queues/desk-views.ts'
import { SkipToList } from './SkipToList.tsx'
import { useOpenPlace } from './use-open-place.ts'
import { useSelection } from './use-selection.ts'
import { useSelectionKeys } from './use-selection-keys.ts'

const ChannelsFoot = lazyPart('ChannelsFoot', () => import('./ChannelsFoot.tsx'))

const route = getRouteApi('/app/desk/$queue/{-$incidentId}')
const LINK = '/desk/$queue/{-$incidentId}'

const MacroManyDialog = lazyDialog(
  'MacroManyDialog',
  () => import('../../../features/portal/macros/MacroManyDialog.tsx'),
)

type DeskDialog =
  | { name: 'bulk'; start: BulkStart | null; scope: BulkScope }
  | { name: 'merge' | 'view' | 'macro' }

/** Where the page went by itself: the row that gets the focus, and the card that nobody has looked at yet. */
type Led = { rowId: string | null; cardId: string | null }
const NOWHERE: Led = { rowId: null, cardId: null }

/** Queues, list and card; the address holds everything, so a link shows a colleague the same screen. */
export function DeskPage() {
  const params = route.useParams()
  const raw = route.useSearch()
  // The router leaves in it what no filter knows.
  const search = useMemo(() => deskSearch(raw), [raw])
  const navigate = useNavigate()
  const router = useRouter()
  const isTwoPages = useMedia(TWO_PAGES)
  const abilities = useQuery(meQuery).data?.abilities
  const record = abilities?.recordByHand ? () => void navigate({ to: '/by-hand' }) : null
  const queue = toDeskQueue(params.queue)
  const incidentId = params.incidentId ?? null
  const all = useIncidentList(toFilter(queue, search), incidentId)
  // Words look for a question wherever it is: what was put aside is found in its place.
  const { rows, folded } = useInSight(all.rows, !search.search)
  const list = { ...all, rows }
  const counts = useCountsInSight(useQuery(countersQuery).data?.queues)
  const nameOfView = useViewName()
  const views = useQuery(viewsQuery).data?.views ?? []
  const openView = views.find((view) => isSameView(view, queue, search))
  const ids = useMemo(() => rows.map(({ id }) => id), [rows])
  usePreload(ids, incidentId)
  const hrefOf = useCallback(
    (id?: string) => router.buildLocation({ to: LINK, params: { queue, incidentId: id }, search }).href,
    [router, queue, search],
  )
  const address = hrefOf()
  const goBack = useWayBack()
  const place = useOpenPlace(ids, incidentId, address)
  const goOn = useGoOn(ids, list.dataUpdatedAt)
  const selection = useSelection(address, ids)
  const isListShown = !(isTwoPages && incidentId !== null)
  const [dialog, setDialog] = useState<DeskDialog | null>(null)
  const chosen = list.rows.filter(({ id }) => selection.selected.includes(id))
  const bulk = (start: BulkStart | null) =>
    setDialog({ name: 'bulk', start, scope: { kind: 'chosen', ids: selection.selected } })

  const [led, setLed] = useState<Led>(NOWHERE)
  const open = useCallback(
    (id: string | null, isReplaced = false, to: Led = NOWHERE) => {
      setLed(to)
      void navigate({
        to: LINK,
        // Left out, it would be taken from the address of now.
        params: { queue, incidentId: id ?? undefined },
        search,
        replace: isReplaced,
      })
    },
    [navigate, queue, search],
  )
  const step = (by: 1 | -1, isExtending = false, from = incidentId) => {
    const next = rowAfterStep(ids, { current: from, by, before: place.before })
    if (!next) return
    if (isExtending && incidentId !== null) selection.extendTo(incidentId)
    if (isExtending) selection.extendTo(next)
    open(next, incidentId !== null)
  }
  // What is out of sight is not acted on: on a narrow screen a card takes the place of the list.
  const count = isListShown ? selection.selected.length : 0
  useViewKeys()
  useSelectionKeys({
    count,
    onBulk: bulk,
    onMerge: () => setDialog({ name: 'merge' }),
    onMacro: () => setDialog({ name: 'macro' }),
    onClear: selection.clear,
  })
  useHotkeys({
    j: () => step(1),
    k: () => step(-1),
    'shift+j': () => step(1, isListShown),
    'shift+k': () => step(-1, isListShown),
    x: isListShown && incidentId !== null && (() => selection.toggle(incidentId)),
    'shift+x': isListShown && incidentId !== null && (() => selection.extendTo(incidentId)),
    v: () => setDialog({ name: 'view' }),
    n: list.waitingCount > 0 && list.showWaiting,
    h: record ?? undefined,
    Escape: incidentId !== null && (() => open(null, false, { rowId: incidentId, cardId: null })),
  })

  return (
    <main className={`${deskPageStyles.deskPage} print-whole`}>
      {isListShown && <SkipToList />}
      <DeskQueues queue={queue} search={search} counts={counts}>
        {abilities?.manageChannels && (
          <Suspense>
            <ChannelsFoot />
          </Suspense>
        )}
      </DeskQueues>
      {isListShown && (
        <DeskList
          queue={queue}
          search={search}
          viewName={openView ? nameOfView(openView) : null}
          list={list}
          folded={folded}
          counts={counts}
          selected={selection.selected}
          onSelect={selection.toggle}
          onClearSelection={selection.clear}
          onBulk={bulk}
          onBulkFilter={() =>
            setDialog({
              name: 'bulk',
              start: null,
              scope: { kind: 'filter', filter: toFilter(queue, search) },
            })
          }
          onMerge={() => setDialog({ name: 'merge' })}
          onSaveView={() => setDialog({ name: 'view' })}
          onRecord={record}
          currentId={incidentId}
          ledToId={led.rowId}
          onArrow={(from, by) => step(by, false, from)}
          hrefOf={hrefOf}
          onOpen={open}
          onSearch={(changed: DeskSearch) =>
            void navigate({
              to: LINK,
              params: { queue, incidentId: incidentId ?? undefined },
              search: changed,
              replace: true,
            })
          }
          onQueue={(to) =>
            void navigate({
              to: LINK,
              params: { queue: to, incidentId: undefined },
              search: searchOfQueue(views, queue, search),
            })
          }
          onEverywhere={() =>
            void navigate({ to: LINK, params: { queue: ALL, incidentId: undefined }, search })
          }
        />
      )}
      {(incidentId || !isTwoPages) && (
        <KeysTaken value={count > 0}>
          <DeskCard
            incidentId={incidentId}
            hasRows={ids.length > 0}
            isListPending={list.isPending}
            onBack={isTwoPages ? (goBack ?? (() => open(null))) : null}
            onLeft={() => {
              const next = incidentId && goOn(incidentId)
              open(next, true, { rowId: next, cardId: next })
            }}
            isOpenedByItself={led.cardId !== null && led.cardId === incidentId}
            absence={
              isTwoPages || list.isPending || list.isFetching || isFolded(folded, incidentId)
                ? null
                : place.absenceOf(list.hasNextPage)
            }
          />
        </KeysTaken>
      )}
      {dialog?.name === 'bulk' && (
        <BulkDialog
          scope={dialog.scope}
          start={dialog.start}
          onMacro={() => setDialog({ name: 'macro' })}
          onClose={(isDone) => {
            setDialog(null)
            // A window closed without a run leaves what was chosen as it was.
            if (isDone) selection.clear()
          }}
        />
      )}
      {dialog?.name === 'merge' && (
        <MergeManyDialog
          rows={chosen}
          onClose={() => setDialog(null)}
          onDone={({ intoId }) => {
            selection.clear()
            open(intoId, incidentId !== null)
          }}
        />
      )}
      {dialog?.name === 'macro' && (
        <MacroManyDialog
          incidentIds={selection.selected}
          onClose={(isDone) => {
            setDialog(null)
            if (isDone) selection.clear()
          }}
        />
      )}
      {dialog?.name === 'view' && (
        <SaveViewDialog filter={toFilter(queue, search)} onClose={() => setDialog(null)} />
      )}
    </main>
  )
}

/** A digit opens the view with that number in the left pane. */
function useViewKeys(): void {
  const navigate = useNavigate()
  const views = useQuery(viewsQuery).data?.views ?? []
  useHotkeys(
    Object.fromEntries(
      views.slice(0, 9).map((view, index) => [
        String(index + 1),
        () =>
          void navigate({
            to: LINK,
            params: { queue: queueOf(view), incidentId: undefined },
            search: deskSearch(view.filter),
          }),
      ]),
    ),
  )
}

/** Where to go from a question that leaves. Until the list has come again it still shows those that left before. */
function useGoOn(ids: readonly string[], listedAt: number): (leaving: string) => string | null {
  const leftAt = useRef(new Map<string, number>())
  return (leaving) => {
    leftAt.current.set(leaving, Date.now())
    return neighbourOf(ids, leaving, (id) => (leftAt.current.get(id) ?? 0) >= listedAt)
  }
}

/** The next card is asked for while this one is read: J answers at once. */
function usePreload(ids: readonly string[], current: string | null): void {
  const queryClient = useQueryClient()
  const next = current === null ? null : neighbourOf(ids, current)
  if (next && !queryClient.getQueryData(incidentQuery(next).queryKey))
    void queryClient.prefetchQuery(incidentQuery(next))
}
