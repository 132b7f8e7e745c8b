import { Agent, get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { percentile } from '../lib/stats.ts'
import { checkTaken } from './check.ts'
import { createJudge, type Drill } from './drill.ts'
import { startLoad } from './load.ts'
import { type DrillStage, openDrillStage } from './stage.ts'

/** So many at once give about the most answers a second on two cores; three times as many come. */
const SATURATING = 100
const TIMES = 3
const HEALS_MS = 10_000
const READS = ['/api/incidents?limit=200', '/api/board', '/api/found?words=%D1%8F%D0%BC%D0%B0']

/** Three times as many readers as the process can serve, beside the usual deliveries. */
export const overload: Drill = {
  id: 'R23',
  about: 'three times more readers than can be served',
  ...{ unit: 'seconds', full: 60, quick: 10 },
  async run({ size }) {
    const stage = await openDrillStage()
    try {
      const load = startLoad([`${stage.product.url}${stage.webhookPath}`], 50)
      await sleep(8000)
      const before = await askAlone(stage)
      const crowd = await readTogether(stage, SATURATING * TIMES, size * 1000)
      const endedAt = performance.now()
      let healedMs = HEALS_MS * 6
      while (performance.now() - endedAt < HEALS_MS * 6) {
        const tookMs = await askAlone(stage)
        if (tookMs === null || tookMs > 5 * (before ?? 100) + 50) continue
        healedMs = performance.now() - endedAt
        break
      }
      await load.stop()
      const { counts, broken } = await checkTaken(stage, load.taken)
      const judge = createJudge(counts)
      judge.some('answered', crowd.count(200))
      judge.some('shed with 503', crowd.count(503))
      judge.told('refused with 429', crowd.count(429))
      judge.exactly('refused without Retry-After', crowd.silent(), 0)
      judge.exactly('answers of 500', crowd.count(500), 0)
      judge.exactly('no answer', crowd.count(0), 0)
      judge.most('answered, ms, p99', percentile(crowd.tookMs, 0.99), 60_000)
      judge.most('as quick as before after, ms', healedMs, HEALS_MS)
      judge.exactly('restarts of the application', stage.product.unexpectedExits(), 0)
      return { counts, broken: [...broken, ...judge.broken] }
    } finally {
      await stage.close()
    }
  },
}

async function readTogether(stage: DrillStage, clients: number, forMs: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const statuses = new Map<number, number>()
  const tookMs: number[] = []
  let silent = 0
  const until = performance.now() + forMs
  async function client(number: number): Promise<void> {
    for (let turn = number; performance.now() < until; turn += 1) {
      const startedAt = performance.now()
      const { status, retryAfter } = await ask(stage, READS[turn % READS.length] ?? '', agent)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      if (status === 200) tookMs.push(performance.now() - startedAt)
      if ((status === 503 || status === 429) && retryAfter === undefined) silent += 1
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)))
  agent.destroy()
  return { count: (status: number) => statuses.get(status) ?? 0, silent: () => silent, tookMs }
}

type Asked = { status: number; retryAfter: string | undefined }

function ask({ product, tokens }: DrillStage, path: string, agent?: Agent): Promise<Asked> {
  return new Promise((resolve) => {
    const headers = { authorization: `Bearer ${tokens.dispatcher}` }
    const call = get(
      `${product.url}${path}`,
      { ...(agent && { agent }), headers, timeout: 60_000 },
      (answer) => {
        answer.resume()
        answer.once('end', () =>
          resolve({ status: answer.statusCode ?? 0, retryAfter: answer.headers['retry-after'] }),
        )
      },
    )
    call.once('timeout', () => call.destroy())
    call.once('error', () => resolve({ status: 0, retryAfter: undefined }))
  })
}

/** How long one page takes by itself; null when it is refused. */
async function askAlone(stage: DrillStage): Promise<number | null> {
  const startedAt = performance.now()
  const { status } = await ask(stage, READS[0] ?? '')
  await sleep(100)
  return status === 200 ? performance.now() - startedAt - 100 : null
}
