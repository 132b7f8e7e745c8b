/**
 * The clock of an exercise: so many of its minutes in one of ours, since each change of the speed. The product in the
 * exercise goes by the real clock, because people type as fast as ever; what is counted is counted in these minutes.
 */
export type Pace = { at: string; speed: number }

const MINUTE_MS = 60_000

/** Zero before it begins. Paces are in order of time. */
export function minuteAt(paces: readonly Pace[], moment: Date): number {
  return paces.reduce((minutes, { at, speed }, index) => {
    const from = Date.parse(at)
    const next = paces[index + 1]
    const to = Math.min(next ? Date.parse(next.at) : moment.getTime(), moment.getTime())
    return to > from ? minutes + ((to - from) / MINUTE_MS) * speed : minutes
  }, 0)
}

export function highestSpeed(paces: readonly Pace[]): number {
  return Math.max(1, ...paces.map(({ speed }) => speed))
}

export function speedNow(paces: readonly Pace[]): number {
  return paces.at(-1)?.speed ?? 1
}
