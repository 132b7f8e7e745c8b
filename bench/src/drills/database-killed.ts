import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { createRandom } from '../lib/random.ts'
import { percentile } from '../lib/stats.ts'
import { checkTaken } from './check.ts'
import { createJudge, type Drill } from './drill.ts'
import { startLoad } from './load.ts'
import { openDrillStage, untilReadiness } from './stage.ts'

const READY_MS = 15_000

/** `kill -9` of PostgreSQL with all its children, at random moments, while events come. */
export const databaseKilled: Drill = {
  id: 'R2',
  about: 'kill -9 of PostgreSQL under load',
  ...{ unit: 'kills', full: 200, quick: 5 },
  async run({ seed, size }) {
    const random = createRandom(seed)
    const stage = await openDrillStage()
    try {
      const load = startLoad([`${stage.product.url}${stage.webhookPath}`], 50)
      const readyMs: number[] = []
      while (readyMs.length < size) {
        await sleep(random.integer(100, 1500))
        if (!(await stage.database.strike())) continue
        await sleep(20)
        readyMs.push(await untilReadiness(stage.product.url, true, 120_000))
      }
      await load.stop()
      const { counts, broken } = await checkTaken(stage, load.taken)
      const judge = createJudge(counts)
      judge.exactly('kills', readyMs.length, size)
      judge.most('ready again, ms, p99', percentile(readyMs, 0.99), READY_MS)
      judge.most('nothing taken, ms, longest', load.longestPauseMs(), READY_MS)
      judge.exactly('restarts of the application', stage.product.unexpectedExits(), 0)
      judge.exactly('damaged indexes and tables', await stage.withOwner(countDamaged), 0)
      return { counts, broken: [...broken, ...judge.broken] }
    } finally {
      await stage.close()
    }
  },
}

const INDEXES = `select bt_index_check(i.indexrelid, true) from pg_index i join pg_class c on c.oid = i.indexrelid
  join pg_am a on a.oid = c.relam where a.amname = 'btree' and c.relpersistence = 'p' and i.indisvalid and c.relkind = 'i'`
const HEAPS = `select count(*)::int as damaged from pg_class c, verify_heapam(c.oid) where c.relkind = 'r' and c.relpersistence = 'p'`

/** Looks at every index and table; a damaged index ends it. */
export async function countDamaged(pool: pg.Pool): Promise<number> {
  await pool.query('create extension if not exists amcheck')
  // It throws at the first damaged index.
  await pool.query(INDEXES)
  const { rows } = await pool.query<{ damaged: number }>(HEAPS)
  return rows[0]?.damaged ?? 0
}
