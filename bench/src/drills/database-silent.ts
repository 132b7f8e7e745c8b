import { setTimeout as sleep } from 'node:timers/promises'
import { type RunningPostgres, startPostgres } from '../../../server/src/platform/postgres/index.ts'
import { connectTo, type MuteProxy, startMuteProxy } from '../../../server/test/database/mute-proxy.ts'
import { checkTaken } from './check.ts'
import { createJudge, type Drill } from './drill.ts'
import { startLoad } from './load.ts'
import { openDrillStage, untilReadiness } from './stage.ts'

const QUIET = { info: () => undefined, error: () => undefined }
const RED_MS = 10_000
const HEALS_MS = 5_000

/** The line to the database passes nothing more and resets nothing, as when a cable is cut. */
export const databaseSilent: Drill = {
  id: 'R12',
  about: 'the database falls silent without a reset',
  ...{ unit: 'seconds of silence', full: 60, quick: 12 },
  async run({ size }) {
    const line: { of: MuteProxy | null } = { of: null }
    const stage = await openDrillStage({
      async prepare(dataDir) {
        const postgres = await startPostgres({ dataDir, log: QUIET })
        const proxy = await startMuteProxy(() => connectTo(postgres.owner))
        line.of = proxy
        const through = ({ user, password, database }: RunningPostgres['owner']) =>
          `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${proxy.port}/${database}`
        return {
          env: { DATABASE_URL: through(postgres.runtime), DATABASE_OWNER_URL: through(postgres.owner) },
          async undo() {
            await proxy.close()
            await postgres.stop()
          },
        }
      },
    })
    try {
      const load = startLoad([`${stage.product.url}${stage.webhookPath}`], 20)
      await sleep(4000)
      line.of?.mute()
      const redMs = await untilReadiness(stage.product.url, false, 60_000)
      const takenBefore = load.taken.size
      await sleep(size * 1000)
      const takenMeanwhile = load.taken.size - takenBefore
      line.of?.unmute()
      const healedMs = await untilReadiness(stage.product.url, true, 60_000)
      await sleep(3000)
      await load.stop()
      const { counts, broken } = await checkTaken(stage, load.taken)
      const judge = createJudge(counts)
      judge.most('until /readyz says 503, ms', redMs, RED_MS)
      judge.exactly('answered «taken» while it was silent', takenMeanwhile, 0)
      judge.most('healed after, ms', healedMs, HEALS_MS)
      judge.exactly('answers of 500', load.refused.get(500) ?? 0, 0)
      judge.told('answers of 503', load.refused.get(503) ?? 0)
      judge.exactly('restarts of the application', stage.product.unexpectedExits(), 0)
      return { counts, broken: [...broken, ...judge.broken] }
    } finally {
      await stage.close()
    }
  },
}
