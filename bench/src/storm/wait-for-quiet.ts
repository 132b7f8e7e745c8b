import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { StormNetwork } from './network.ts'

/** Longer than any repeat waits: a flooded thread rests a minute, the network's last repeat three. */
const LONGEST_MS = 300_000
/** The product looks every minute into the threads of what it does not know. */
const LOOKED_UP_MS = 130_000
const STEADY_LOOKS = 3
const PAUSE_MS = 1000

/** Nothing waits in the inbox, the outbox or the network; what stays `unknown` is given a minute to be looked up. */
export async function waitForQuiet(pool: pg.Pool, { emulator }: StormNetwork): Promise<void> {
  const until = Date.now() + LONGEST_MS
  let steady = 0
  let shownAt = Date.now()
  while (Date.now() < until && steady < STEADY_LOOKS) {
    const { rows } = await pool.query<{ raw: number; outbox: number; unknown: number }>(`
      select (select count(*) from raw_inbox where state = 'new')::int as raw,
        (select count(*) from outbox where state in ('queued', 'sending'))::int as outbox,
        (select count(*) from outbox where state = 'unknown')::int as unknown`)
    const { raw = 0, outbox = 0, unknown = 0 } = rows[0] ?? {}
    const deliveries = emulator.control.dump({}).deliveries?.length ?? 0
    const isLookedUp = unknown === 0 || Date.now() > until - LONGEST_MS + LOOKED_UP_MS
    steady = raw + outbox + deliveries === 0 && isLookedUp ? steady + 1 : 0
    if (Date.now() - shownAt > 10_000) {
      console.log(
        `ending: inbox ${raw}, outbox ${outbox}, unknown ${unknown}, on the way to us ${deliveries}`,
      )
      shownAt = Date.now()
    }
    await sleep(PAUSE_MS)
  }
}
