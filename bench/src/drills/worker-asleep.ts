import { setTimeout as sleep } from 'node:timers/promises'
import { createRandom } from '../lib/random.ts'
import { checkTaken } from './check.ts'
import { createJudge, type Drill } from './drill.ts'
import { startLoad } from './load.ts'
import { openDrillStage } from './stage.ts'

/** Longer than any lease and than the server lets a transaction stand idle. */
const ASLEEP_MS = 40_000

/** One of two processes is stopped in the middle of its work, and wakes when the other has done it. */
export const workerAsleep: Drill = {
  id: 'R3',
  about: 'a worker that wakes with an old lease',
  ...{ unit: 'times asleep for 40 s', full: 100, quick: 1 },
  async run({ seed, size }) {
    const random = createRandom(seed)
    const stage = await openDrillStage()
    try {
      const other = await stage.addProcess()
      const [one, next] = [stage.product, other]
      // What is posted to a process that sleeps is repeated to the other, as a network does after a timeout.
      const load = startLoad(
        [one, next].map(({ url }) => `${url}${stage.webhookPath}`),
        40,
      )
      let times = 0
      for (; times < size; times += 1) {
        await sleep(random.integer(500, 2000))
        const sleeper = times % 2 === 0 ? one.pid() : next.pid()
        process.kill(sleeper, 'SIGSTOP')
        await sleep(ASLEEP_MS)
        process.kill(sleeper, 'SIGCONT')
        await sleep(3000)
      }
      await load.stop()
      const { counts, broken } = await checkTaken(stage, load.taken)
      const judge = createJudge(counts)
      judge.exactly('times asleep', times, size)
      judge.exactly('answers of 500', load.refused.get(500) ?? 0, 0)
      judge.exactly('restarts', one.unexpectedExits() + next.unexpectedExits(), 0)
      return { counts, broken: [...broken, ...judge.broken] }
    } finally {
      await stage.close()
    }
  },
}
