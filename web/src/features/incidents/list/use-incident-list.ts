import { useQueryClient } from '@tanstack/react-query'
import type { ListedIncident } from '@veche/contract/incidents.ts'
import { useEffect, useMemo, useState } from 'react'
import { groupByUrgency } from '../../../lib/incidents/deadline.ts'
import { useLiveList } from '../../../lib/live/live-lists.ts'
import { usePaged } from '../../../lib/queries/paged-query.ts'
import { useNow } from '../../../lib/time/clock.ts'
import {
  applyIncidentRows,
  askIncidentList,
  type IncidentFilters,
  incidentListQuery,
  queryOfList,
} from '../incidents.queries.ts'
import { type ReadRows, readAnew, readOn, splitWaiting } from './waiting-rows.ts'

const SHORT = 20
const NO_ROWS: readonly ListedIncident[] = []

/**
 * The rows of one queue. Rows that arrive among those a person has read wait until asked for; rows that were here
 * and come back (after an undo) return at once, and so do those that move up from behind the last one.
 */
export function useIncidentList(
  filters: IncidentFilters,
  openId: string | null = null,
  { isOwnDoing = false }: { isOwnDoing?: boolean } = {},
) {
  const client = useQueryClient()
  const now = useNow()
  const paged = incidentListQuery(filters)
  const query = usePaged(paged)
  const listKey = queryOfList(filters)
  useLiveList(listKey, {
    ask: (ask) => askIncidentList(client, filters, ask),
    takeRows: (ids, rows) => applyIncidentRows(client, filters, { ids, rows }),
    hasData: () => client.getQueryData(paged.queryKey) !== undefined,
  })
  const [kept, setKept] = useState<{ listKey: string; read: ReadRows } | null>(null)
  const fetched = query.rows
  // Whoever put a row there themselves looks for it.
  const read = !isOwnDoing && kept?.listKey === listKey ? kept.read : null
  const hasMore = query.hasNextPage
  // A step through rows that were read changes nothing here: thousands of them are not looked through for each key.
  const askedId = openId !== null && read?.dueAtById.has(openId) ? null : openId
  const { shown, waiting } = useMemo(
    () => splitWaiting(fetched ?? NO_ROWS, read, askedId),
    [fetched, read, askedId],
  )
  // J and K must walk in the order of the screen, which is by groups.
  const rows = useMemo(() => groupByUrgency(shown, now).flatMap(({ items }) => items), [shown, now])

  useEffect(() => {
    if (!fetched || isOwnDoing) return
    const page = { shown, hasMore }
    const next = read === null ? readAnew(null, page) : readOn(read, page)
    if (next !== read) setKept({ listKey, read: next })
  }, [fetched, shown, read, hasMore, listKey, isOwnDoing])

  const { isFetchingNextPage, fetchNextPage } = query
  // Loaded rows leave one by one: the next page comes before the last of them is gone.
  const isShort = hasMore && fetched !== undefined && fetched.length < SHORT
  useEffect(() => {
    if (isShort && !isFetchingNextPage) void fetchNextPage()
  }, [isShort, isFetchingNextPage, fetchNextPage])

  return {
    ...query,
    isPending: query.isPending || (rows.length === 0 && hasMore),
    rows,
    /** More was found by the words than is looked through. */
    isCut: query.head?.isCut ?? false,
    /** Other words that were looked for besides. */
    also: query.head?.also ?? [],
    waitingCount: waiting.length,
    showWaiting: () => setKept({ listKey, read: readAnew(read, { shown: fetched ?? [], hasMore }) }),
    loadMore: () => {
      if (hasMore && !isFetchingNextPage) void fetchNextPage()
    },
  }
}
