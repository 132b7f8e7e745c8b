import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { groupByUrgency } from '../../lib/deadline.ts'
import { type IncidentFilters, incidentListQuery } from './incidents.queries.ts'
import { type ReadRows, readAnew, readOn, splitWaiting } from './waiting-rows.ts'

/**
 * The rows of one queue. Rows that arrive among those a person has read wait until asked for; rows that were here
 * and come back (after an undo) return at once, and so do those that move up from behind the last one.
 */
export function useIncidentList(filters: IncidentFilters) {
  const query = useInfiniteQuery(incidentListQuery(filters))
  const listKey = JSON.stringify(filters)
  const [kept, setKept] = useState<{ listKey: string; read: ReadRows } | null>(null)
  const fetched = query.data?.rows
  const read = kept?.listKey === listKey ? kept.read : null
  const hasMore = query.hasNextPage
  const { shown, waiting } = splitWaiting(fetched ?? [], read)

  // J and K must walk in the order of the screen, which is by groups.
  const rows = groupByUrgency(shown, Date.now()).flatMap(({ items }) => items)

  useEffect(() => {
    if (!fetched) return
    const now = { shown: splitWaiting(fetched, read).shown, hasMore }
    const next = read === null ? readAnew(null, now) : readOn(read, now)
    if (next !== read) setKept({ listKey, read: next })
  }, [fetched, read, hasMore, listKey])

  return {
    ...query,
    rows,
    /** More was found by the words than is looked through. */
    isCut: query.data?.isCut ?? false,
    waitingCount: waiting.length,
    showWaiting: () => setKept({ listKey, read: readAnew(read, { shown: fetched ?? [], hasMore }) }),
    loadMore: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage()
    },
  }
}
