import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { END_LIMIT_MS } from './fronts/dump.ts'
import type { StormFront } from './fronts/front.ts'

const STEADY_LOOKS = 3
const PAUSE_MS = 1000
const TOLD_EVERY_MS = 10_000

const WAITING = `
  select (select count(*) from raw_inbox where state = 'new')::int as inbox,
    (select count(*) from outbox where state in ('queued', 'sending'))::int as outbox,
    (select count(*) from outbox where state = 'unknown')::int as unknown,
    (select count(*) from channel_gap where state = 'open')::int as gaps`

/** Waits until nothing is in the inbox, the outbox or a network, nobody is in doubt, and every gap was read back. */
export async function waitForQuiet(pool: pg.Pool, fronts: readonly StormFront[]): Promise<void> {
  const until = Date.now() + END_LIMIT_MS
  let steady = 0
  let toldAt = Date.now()
  while (Date.now() < until && steady < STEADY_LOOKS) {
    const waiting = await countWaiting(pool, fronts)
    steady = Object.values(waiting).every((count) => count === 0) ? steady + 1 : 0
    if (Date.now() - toldAt > TOLD_EVERY_MS) {
      console.log(`ending: ${JSON.stringify(waiting)}`)
      toldAt = Date.now()
    }
    await sleep(PAUSE_MS)
  }
}

async function countWaiting(pool: pg.Pool, fronts: readonly StormFront[]): Promise<Record<string, number>> {
  const { rows } = await pool.query<Record<string, number>>(WAITING)
  const onTheWay = fronts.reduce((sum, front) => sum + front.countWaiting(), 0)
  const deaf = fronts.reduce((sum, front) => sum + front.channels.length - front.countSubscribed(), 0)
  return { ...rows[0], onTheWay, deaf }
}
