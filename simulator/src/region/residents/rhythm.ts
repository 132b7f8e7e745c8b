/** Says how often the region writes. It is never dead, also at night. */
import type { Random } from '../random.ts'

export type Rhythm = { hour: number; speed: number; newIncidents: number }

const PER_MINUTE = [
  1.4, 1.2, 1.1, 1, 1, 1.1, 1.6, 2.6, 3.8, 4.6, 5, 5, 4.8, 4.4, 4.8, 5, 5, 5.2, 5.8, 6, 6, 5, 3.6, 2.2,
] as const
const LEAST_PER_MINUTE = 1
const LONGEST_GAP_MS = 60_000
/** So many unsorted incidents are no trouble; with so many more people wait before they write. */
const CALM = 40
const FULL = 120

export function messagesPerMinute({ hour, newIncidents }: Omit<Rhythm, 'speed'>): number {
  const usual = PER_MINUTE[hour] ?? LEAST_PER_MINUTE
  // When a person sorts the queue alone, the region does not bury them.
  const room = Math.min(1, Math.max(0, (FULL - newIncidents) / (FULL - CALM)))
  return Math.max(LEAST_PER_MINUTE, usual * (0.2 + 0.8 * room))
}

/** Messages follow one another as chance has it, but at least one a minute. */
export function nextGapMs(rhythm: Rhythm, random: Random): number {
  const meanMs = 60_000 / messagesPerMinute(rhythm)
  const gapMs = -Math.log(1 - random.next()) * meanMs
  return Math.min(gapMs, LONGEST_GAP_MS) / rhythm.speed
}

export function hourIn(timeZone: string, now: Date): number {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' })
  return Number(format.format(now))
}
