/** Live events on the query cache: what is shown is asked again one request at a time, what is not is marked as old. */
import type { Query, QueryClient, QueryKey } from '@tanstack/react-query'
import type { LiveEvent } from '@veche/contract/live.ts'
import { TOLD_SPREAD_MS, UNTOLD_SPREAD_MS } from '../../lib/live/after-cut.ts'
import { addToLists } from '../../lib/live/live-lists.ts'
import { createRefresher, type Refresher, type RefresherOptions } from '../../lib/live/refresher.ts'
import { queriesToRefresh } from './live-keys.ts'

export type LiveQueries = {
  /** The page is on the line: what it asked for without one is asked again. */
  begin: () => void
  hear: (event: LiveEvent, cursor: string) => void
  /** The line was cut, and events told what was missed. */
  comeBack: () => void
  /** Nobody told what was missed. */
  reset: () => void
  stop: () => void
}

export function createLiveQueries(client: QueryClient): LiveQueries {
  const refreshers = new Map<string, Refresher>()
  let failedTimer: ReturnType<typeof setTimeout> | undefined
  let allTimer: ReturnType<typeof setTimeout> | undefined

  function refresherOf(queryKey: QueryKey, pace: RefresherOptions['pace']): Refresher {
    const key = JSON.stringify(queryKey)
    const known = refreshers.get(key)
    if (known) return known
    const refresher = createRefresher({ pace, ask: () => askShown(client, queryKey) })
    refreshers.set(key, refresher)
    return refresher
  }

  function askAll(spreadMs: number): void {
    clearTimeout(allTimer)
    allTimer = setTimeout(
      () => void client.invalidateQueries(undefined, { cancelRefetch: false }),
      Math.random() * spreadMs,
    )
  }

  function askForFailed(): void {
    clearTimeout(failedTimer)
    const hasFailed = ({ state }: Query) => state.status === 'error'
    failedTimer = setTimeout(
      () => void client.refetchQueries({ type: 'active', predicate: hasFailed }, { cancelRefetch: false }),
      Math.random() * UNTOLD_SPREAD_MS,
    )
  }

  return {
    begin: askForFailed,
    hear(event, cursor) {
      if (event.type === 'incident' || event.type === 'incident_gone')
        addToLists({ ids: [event.incidentId], after: cursor })
      for (const { queryKey, pace } of queriesToRefresh(event)) {
        void client.invalidateQueries({ queryKey, refetchType: 'none' })
        const isShown = client.getQueryCache().find({ queryKey, exact: false, type: 'active' }) !== undefined
        if (isShown) refresherOf(queryKey, pace).note('all')
      }
    },
    comeBack() {
      askForFailed()
      askAll(TOLD_SPREAD_MS)
    },
    reset() {
      addToLists('all')
      askAll(UNTOLD_SPREAD_MS)
    },
    stop() {
      clearTimeout(failedTimer)
      clearTimeout(allTimer)
      for (const refresher of refreshers.values()) refresher.stop()
    },
  }
}

/** An answer under way may be older than the change: it is waited for, never cancelled. */
async function askShown(client: QueryClient, queryKey: QueryKey): Promise<null> {
  const shown = client.getQueryCache().findAll({ queryKey, type: 'active' })
  await Promise.allSettled(shown.map(({ promise }) => promise))
  await client.refetchQueries({ queryKey, type: 'active' }, { cancelRefetch: false })
  return null
}
