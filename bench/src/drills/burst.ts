import { setTimeout as sleep } from 'node:timers/promises'
import { checkTaken } from './check.ts'
import { createJudge, type Drill } from './drill.ts'
import { startLoad } from './load.ts'
import { openDrillStage } from './stage.ts'

const WITHIN_MS = 60_000
const WORKED_OFF_MS = 180_000

/** So many events in a minute, as when something has happened in the whole region. */
export const burst: Drill = {
  id: 'R22',
  about: 'a burst of events',
  ...{ unit: 'events in a minute', full: 20_000, quick: 1000 },
  async run({ size }) {
    const stage = await openDrillStage()
    try {
      const startedAt = performance.now()
      // Timers are coarse, so several streams together make the pace.
      const url = [`${stage.product.url}${stage.webhookPath}`]
      const load = startLoad(url, size / (WITHIN_MS / 1000), 10)
      while (performance.now() - startedAt < WITHIN_MS && load.taken.size < size) await sleep(20)
      await load.stop()
      const takenMs = performance.now() - startedAt
      const workedMs = await stage.withOwner(async (pool) => {
        const begunAt = performance.now()
        for (;;) {
          const { rows } = await pool.query("select from raw_inbox where state = 'new' limit 1")
          if (rows.length === 0 || performance.now() - begunAt > WORKED_OFF_MS) break
          await sleep(100)
        }
        return performance.now() - begunAt
      })
      const { counts, broken } = await checkTaken(stage, load.taken)
      const judge = createJudge(counts)
      judge.exactly('answers of 500', load.refused.get(500) ?? 0, 0)
      judge.told('answers of 503, repeated', load.refused.get(503) ?? 0)
      judge.most('taken in, ms', takenMs, WITHIN_MS * 1.5)
      judge.most('worked off after that, ms', workedMs, WORKED_OFF_MS)
      return { counts, broken: [...broken, ...judge.broken] }
    } finally {
      await stage.close()
    }
  },
}
