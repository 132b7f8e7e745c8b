import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { groupByUrgency } from '../../lib/deadline.ts'
import { type IncidentFilters, incidentListQuery } from './incidents.queries.ts'
import { splitWaiting } from './waiting-rows.ts'

/**
 * The rows of one queue. Rows that arrive while the person reads wait until asked for; rows that were here and
 * come back (after an undo) return at once.
 */
export function useIncidentList(filters: IncidentFilters) {
  const query = useInfiniteQuery(incidentListQuery(filters))
  const listKey = JSON.stringify(filters)
  const [known, setKnown] = useState<{ listKey: string; ids: ReadonlySet<string> } | null>(null)
  const [isAbsorbing, setAbsorbing] = useState(true)
  const fetched = query.data
  const isSameList = known?.listKey === listKey
  const { shown, waiting } = splitWaiting(fetched ?? [], isSameList ? known.ids : null)

  // J and K must walk in the order of the screen, which is by groups.
  const rows = groupByUrgency(shown, Date.now()).flatMap(({ items }) => items)

  useEffect(() => {
    if (!fetched || query.isFetchingNextPage) return
    if (isSameList && !isAbsorbing) return
    setKnown({ listKey, ids: new Set(fetched.map(({ id }) => id)) })
    setAbsorbing(false)
  }, [fetched, isSameList, isAbsorbing, listKey, query.isFetchingNextPage])

  return {
    ...query,
    rows,
    waitingCount: waiting.length,
    showWaiting: () => setAbsorbing(true),
    loadMore: () => {
      if (!query.hasNextPage || query.isFetchingNextPage) return
      setAbsorbing(true)
      void query.fetchNextPage()
    },
  }
}
