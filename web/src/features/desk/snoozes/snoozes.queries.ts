import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '../../../lib/api.ts'

/** Below `incidents`, so that what is told of a question asks again. */
export const SNOOZES = ['incidents', 'snoozes']

export const snoozesQuery = queryOptions({
  queryKey: SNOOZES,
  queryFn: ({ signal }) => unwrap(api.GET('/api/snoozes', { signal })),
  // Another moment may bring one back: asked again when the first of them comes.
  refetchInterval: ({ state }) => nextLookMs(state.data?.snoozes ?? [], Date.now()),
})

const OFTEN_MS = 1000
const SELDOM_MS = 60_000

/** Not sooner than in a second, not later than in a minute while something is aside; false: nothing is. */
export function nextLookMs(snoozes: readonly { backAt: string }[], now: number): number | false {
  if (snoozes.length === 0) return false
  const first = Math.min(...snoozes.map(({ backAt }) => Date.parse(backAt)))
  return Math.min(Math.max(first - now, OFTEN_MS), SELDOM_MS)
}

export function setSnooze(incidentId: string, until: string | null) {
  return unwrap(
    api.PUT('/api/incidents/{incidentId}/snooze', { params: { path: { incidentId } }, body: { until } }),
  )
}
