/** The time of a Book: how far its entries have come, and when it was silent. */

export const HOUR = 3600
export const DAY = 24 * HOUR
/** By how much entries that are committed side by side may change places. */
export const SLACK = 15 * 60

export type BookClock = {
  /** Seconds since 1970, like all times here; minus infinity before the first entry. */
  time: number
  silences: { from: number; to: number }[]
}

export function startClock(): BookClock {
  return { time: Number.NEGATIVE_INFINITY, silences: [] }
}

export function moveClock(clock: BookClock, at: number): void {
  if (at <= clock.time) return
  if (Number.isFinite(clock.time) && at - clock.time > HOUR) clock.silences.push({ from: clock.time, to: at })
  clock.time = at
}

/** The moment itself, or the end of the silence that it lies in: before that nobody could have written anything. */
export function findAwake({ silences }: BookClock, moment: number): number {
  let [low, high] = [0, silences.length]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (silences[middle]!.to > moment) high = middle
    else low = middle + 1
  }
  const silence = silences[low]
  return silence && silence.from < moment ? silence.to : moment
}
