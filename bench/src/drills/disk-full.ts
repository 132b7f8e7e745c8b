import { execFile } from 'node:child_process'
import { appendFileSync, chmodSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { createRandom } from '../lib/random.ts'
import { checkTaken } from './check.ts'
import { createJudge, type Drill } from './drill.ts'
import { startLoad } from './load.ts'
import { openDrillStage, untilReadiness } from './stage.ts'

const run = promisify(execFile)
const VOLUME = '700m'
const MEGABYTE = Buffer.alloc(1024 * 1024)
const HEALS_MS = 15_000

/** The volume of the whole data folder is filled to its last byte, and freed, while events come. */
export const diskFull: Drill = {
  id: 'R13',
  about: 'the disk of the database and of the files is full',
  ...{ unit: 'times', full: 20, quick: 2 },
  async run({ seed, size }) {
    const random = createRandom(seed)
    const stage = await openDrillStage({
      async prepare(dataDir) {
        await run('mount', ['-t', 'tmpfs', '-o', `size=${VOLUME},mode=0700`, 'veche-drill', dataDir])
        return { undo: async () => void (await run('umount', ['--lazy', dataDir])) }
      },
    })
    const filler = path.join(stage.settings.dataDir, 'filler')
    try {
      chmodSync(stage.settings.dataDir, 0o711)
      const load = startLoad([`${stage.product.url}${stage.webhookPath}`], 50)
      const healedMs: number[] = []
      let reads = 0
      let refusals = 0
      for (let time = 0; time < size; time += 1) {
        await sleep(random.integer(500, 2500))
        fill(filler)
        const before = refusalsOf(load.refused)
        await sleep(random.integer(2000, 5000))
        reads += await isListRead(stage.product.url, stage.tokens.dispatcher)
        refusals += refusalsOf(load.refused) - before
        rmSync(filler, { force: true })
        const takenAt = load.taken.size
        const startedAt = performance.now()
        await untilReadiness(stage.product.url, true, 120_000)
        while (load.taken.size === takenAt && performance.now() - startedAt < 120_000) await sleep(50)
        healedMs.push(performance.now() - startedAt)
      }
      await load.stop()
      const { counts, broken } = await checkTaken(stage, load.taken)
      const judge = createJudge(counts)
      judge.exactly('times full', healedMs.length, size)
      judge.some('refused while it was full', refusals)
      judge.exactly('answers of 500', load.refused.get(500) ?? 0, 0)
      judge.some('lists read while it was full', reads)
      judge.most('taking in again after room was made, ms, longest', Math.max(...healedMs), HEALS_MS)
      judge.exactly('restarts of the application', stage.product.unexpectedExits(), 0)
      return { counts, broken: [...broken, ...judge.broken] }
    } finally {
      rmSync(filler, { force: true })
      await stage.close()
    }
  },
}

/** Writes until not a byte more goes in. */
export function fill(file: string): void {
  for (const piece of [MEGABYTE, MEGABYTE.subarray(0, 4096)])
    for (;;) {
      try {
        appendFileSync(file, piece)
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') break
        throw error
      }
    }
}

const refusalsOf = (refused: ReadonlyMap<number, number>) =>
  [...refused.values()].reduce((sum, count) => sum + count, 0)

async function isListRead(url: string, token: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}` }
  const answer = await fetch(`${url}/api/incidents?queue=new`, {
    headers,
    signal: AbortSignal.timeout(10_000),
  }).catch(() => null)
  await answer?.text()
  return answer?.status === 200 ? 1 : 0
}
