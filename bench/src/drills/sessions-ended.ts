import { setTimeout as sleep } from 'node:timers/promises'
import { listenForFound } from '../lib/live-stream.ts'
import { checkTaken } from './check.ts'
import { createJudge, type Drill } from './drill.ts'
import { startLoad } from './load.ts'
import { openDrillStage, untilReadiness } from './stage.ts'

const EVERY_MS = 2000
const HEALS_MS = 2000
const EVERYBODY = `select pg_terminate_backend(pid) from pg_stat_activity
  where pid <> pg_backend_pid() and backend_type = 'client backend'`

/** Every session of the database is ended every two seconds, while events come and a page listens. */
export const sessionsEnded: Drill = {
  id: 'R11',
  about: 'all sessions of the database ended, again and again',
  ...{ unit: 'seconds', full: 300, quick: 12 },
  async run({ size }) {
    const stage = await openDrillStage()
    try {
      const heard = new Set<string>()
      const url = `${stage.product.url}/api/events`
      const hangUp = await listenForFound(url, stage.tokens.dispatcher, (id) => heard.add(id))
      const load = startLoad([`${stage.product.url}${stage.webhookPath}`], 50)
      const readyMs: number[] = []
      let ended = 0
      await stage.withOwner(async (pool) => {
        const until = performance.now() + size * 1000
        while (performance.now() < until) {
          await sleep(EVERY_MS)
          ended += (await pool.query(EVERYBODY)).rowCount ?? 0
          readyMs.push(await untilReadiness(stage.product.url, true, 60_000))
        }
      })
      await load.stop()
      const { counts, broken } = await checkTaken(stage, load.taken)
      const ids = await stage.withOwner(
        async (pool) => (await pool.query<{ id: string }>('select id from incident')).rows,
      )
      hangUp()
      const judge = createJudge(counts)
      judge.some('times', readyMs.length)
      judge.some('sessions ended', ended)
      judge.most('ready again, ms, longest', Math.max(...readyMs), HEALS_MS)
      judge.exactly(
        'questions of which the open page did not hear',
        ids.filter(({ id }) => !heard.has(id)).length,
        0,
      )
      return { counts, broken: [...broken, ...judge.broken] }
    } finally {
      await stage.close()
    }
  },
}
