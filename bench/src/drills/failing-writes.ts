import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createRandom } from '../lib/random.ts'
import { checkTaken } from './check.ts'
import { countDamaged } from './database-killed.ts'
import { createJudge, type Drill } from './drill.ts'
import { startLoad } from './load.ts'
import { openDrillStage, untilReadiness } from './stage.ts'

const STRACE = '/usr/bin/strace'
const FAULTS = [
  'fsync,fdatasync:error=EIO',
  'fsync,fdatasync:error=ENOSPC',
  'pwrite64,pwritev:error=ENOSPC',
  'pwrite64,pwritev:error=EIO',
]
const STRUCK_WITHIN_MS = 4000

/** A system call of PostgreSQL fails once, at a point that the seed draws, while events come. */
export const failingWrites: Drill = {
  id: 'R14',
  about: 'fsync, EIO and ENOSPC',
  ...{ unit: 'faults', full: 50, quick: 4 },
  async run({ seed, size }) {
    if (!existsSync(STRACE)) throw new Error('strace is not there: apt-get install strace')
    const random = createRandom(seed)
    const stage = await openDrillStage()
    try {
      const load = startLoad([`${stage.product.url}${stage.webhookPath}`], 50)
      const readyMs: number[] = []
      let struck = 0
      while (readyMs.length < size) {
        await sleep(random.integer(300, 1000))
        const fault = `${FAULTS[readyMs.length % FAULTS.length]}:when=${random.integer(1, 40)}`
        const tracer = inject(stage.settings.dataDir, fault)
        await Promise.race([tracer.injected, sleep(STRUCK_WITHIN_MS)])
        if (tracer.hasStruck()) struck += 1
        tracer.child.kill('SIGINT')
        await sleep(200)
        readyMs.push(await untilReadiness(stage.product.url, true, 120_000))
      }
      await load.stop()
      const { counts, broken } = await checkTaken(stage, load.taken)
      const judge = createJudge(counts)
      judge.some('faults that met a call', struck)
      judge.most('ready again, ms, longest', Math.max(...readyMs), 15_000)
      judge.exactly('answers of 500', load.refused.get(500) ?? 0, 0)
      judge.exactly('damaged indexes and tables', await stage.withOwner(countDamaged), 0)
      judge.exactly('restarts of the application', stage.product.unexpectedExits(), 0)
      return { counts, broken: [...broken, ...judge.broken] }
    } finally {
      await stage.close()
    }
  },
}

type Tracer = { child: ChildProcess; injected: Promise<void>; hasStruck: () => boolean }

function inject(dataDir: string, fault: string): Tracer {
  const [pid = ''] = readFileSync(path.join(dataDir, 'pg/postmaster.pid'), 'utf8').split('\n')
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')
  const [calls = ''] = fault.split(':')
  const child = spawn(
    STRACE,
    [
      '-f',
      '-q',
      '-e',
      `trace=${calls}`,
      '-e',
      `inject=${fault}`,
      ...[pid, ...children].flatMap((one) => ['-p', one]),
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let hasStruck = false
  const injected = new Promise<void>((resolve) => {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      if (!text.includes('(INJECTED)')) return
      hasStruck = true
      resolve()
    })
    child.once('exit', () => resolve())
  })
  return { child, injected, hasStruck: () => hasStruck }
}
