import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { createRandom } from '../lib/random.ts'
import { percentile } from '../lib/stats.ts'
import { checkTaken } from './check.ts'
import { createJudge, type Drill } from './drill.ts'
import { startLoad } from './load.ts'
import { type DrillStage, openDrillStage } from './stage.ts'

const STOP_MS = 10_000
const DROP_EACH_MS = 100

/** SIGTERM to the application at random moments of its life, while events come; at each second stop one comes by drops. */
export const gracefulStops: Drill = {
  id: 'R26',
  about: 'SIGTERM under load',
  ...{ unit: 'stops', full: 100, quick: 5 },
  async run({ seed, size }) {
    const random = createRandom(seed)
    const stage = await openDrillStage()
    try {
      const load = startLoad([`${stage.product.url}${stage.webhookPath}`], 50)
      const stopMs: number[] = []
      let failures = 0
      while (stopMs.length < size) {
        await sleep(random.integer(50, 1500))
        const slow = stopMs.length % 2 === 1 ? await sendByDrops(stage) : null
        const startedAt = performance.now()
        if ((await stage.product.halt()) !== 0) failures += 1
        stopMs.push(performance.now() - startedAt)
        slow?.end()
        await stage.product.start()
      }
      await load.stop()
      const { counts, broken } = await checkTaken(stage, load.taken)
      const judge = createJudge(counts)
      judge.exactly('stops', stopMs.length, size)
      judge.most('stopped, ms, p99', percentile(stopMs, 0.99), STOP_MS)
      judge.exactly('ended otherwise than in order', failures, 0)
      return { counts, broken: [...broken, ...judge.broken] }
    } finally {
      await stage.close()
    }
  },
}

/** A body that would take hours; it is refused by nobody as long as it comes. */
async function sendByDrops({ product, webhookPath }: DrillStage): Promise<{ end: () => void }> {
  const head = `POST ${webhookPath} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100000`
  const socket = connect(Number(new URL(product.url).port), '127.0.0.1')
  socket.on('error', () => undefined)
  socket.write(`${head}\r\n\r\n{`)
  const drops = setInterval(() => socket.write(' '), DROP_EACH_MS)
  await sleep(DROP_EACH_MS)
  return {
    end() {
      clearInterval(drops)
      socket.destroy()
    },
  }
}
