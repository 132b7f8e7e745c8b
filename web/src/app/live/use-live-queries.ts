import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { countersQuery } from '../../features/incidents/incidents.queries.ts'
import { startLive, useLiveEvents } from '../../lib/live/live.ts'
import { applyRowsOfList, askForLostRows } from '../../lib/live/live-lists.ts'
import { createLiveQueries, type LiveQueries } from './live-queries.ts'

/** Turns live events into fresh queries for as long as the page is open. */
export function useLiveQueries({ isOn }: { isOn: boolean }): void {
  const client = useQueryClient()
  const live = useRef<LiveQueries | null>(null)

  useLiveEvents((event, cursor) => live.current?.hear(event, cursor))

  useEffect(() => {
    if (!isOn) return
    const queries = createLiveQueries(client)
    live.current = queries
    const stop = startLive({
      onBegin: queries.begin,
      onReconnect: queries.comeBack,
      onReset: queries.reset,
      onCounters: (counters) => client.setQueryData(countersQuery.queryKey, counters),
      onRows: applyRowsOfList,
      onRowsLost: askForLostRows,
    })
    return () => {
      stop()
      queries.stop()
      live.current = null
    }
  }, [client, isOn])
}
