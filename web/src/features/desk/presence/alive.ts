/** Who is still there, by the word of the server: pure, for the moment is an argument. */
import { MINUTE_MS } from '@veche/contract/durations.ts'

type Alive = { aliveMs: number }

/** Of those heard at `heardAt`; whoever was silent for too long is gone, whether or not the server can be asked. */
export function stillAlive<Person extends Alive>(
  people: readonly Person[],
  { heardAt, now }: { heardAt: number; now: number },
): Person[] {
  return people.filter(({ aliveMs }) => now < heardAt + aliveMs)
}

const MARGIN_MS = 3000

/** When to ask again: before the first would be taken for gone, for a heartbeat tells nobody that it came. */
export function askAgainMs(people: readonly Alive[]): number {
  const first = Math.min(...people.map(({ aliveMs }) => aliveMs))
  return Math.min(MINUTE_MS, Math.max(MARGIN_MS, first - MARGIN_MS))
}
