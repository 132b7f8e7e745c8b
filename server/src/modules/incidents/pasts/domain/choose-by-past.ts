/** Another agency than the route's, where people here have mostly sent such questions on to it and it has answered them. */

export type PastChoice = { agencyCode: string; count: number; of: number }

/** Below these it is chance. */
const LEAST_PAST = 5

/** `past`: who has answered the last questions of this topic in this place. A half is not most. */
export function chooseByPast(routeCode: string | null, past: readonly string[]): PastChoice | null {
  if (past.length < LEAST_PAST) return null
  const counts = [...Map.groupBy(past, (code) => code)].map(([code, all]) => ({ code, count: all.length }))
  const most = counts.find(({ count }) => count * 2 > past.length)
  if (!most || most.code === routeCode) return null
  return { agencyCode: most.code, count: most.count, of: past.length }
}
