import { existsSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { callApi } from '../lib/api-client.ts'
import { checkTaken } from './check.ts'
import { createJudge, type Drill } from './drill.ts'
import { startLoad } from './load.ts'
import { openDrillStage } from './stage.ts'

const LIBRARIES = [
  '/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1',
  '/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1',
]
/** As faketime writes them; the database goes on by the true clock, as on another host. */
const JUMPS = ['+1h', '-3h', '+1d', '+5s', '-5s', '+31d', '-1d', '+0s']
const JUMP_MS = 4000

/** The clock of the application jumps while events come and people work. */
export const clockJumps: Drill = {
  id: 'R15',
  about: 'the clock of the application jumps',
  ...{ unit: 'rounds of eight jumps', full: 6, quick: 1 },
  async run({ size }) {
    const library = LIBRARIES.find(existsSync)
    if (!library) throw new Error('faketime is not there: apt-get install faketime')
    let file = ''
    const stage = await openDrillStage({
      async prepare(dataDir) {
        file = path.join(path.dirname(dataDir), 'clock')
        setClock(file, '+0s')
        const env = {
          ...{ LD_PRELOAD: library, FAKETIME_TIMESTAMP_FILE: file, FAKETIME_NO_CACHE: '1' },
          ...{ DONT_FAKE_MONOTONIC: '1', FAKETIME_DONT_RESET: '1' },
        }
        return { env, undo: async () => undefined }
      },
    })
    try {
      const load = startLoad([`${stage.product.url}${stage.webhookPath}`], 30)
      let jumps = 0
      let refusedPeople = 0
      for (let round = 0; round < size; round += 1)
        for (const jump of JUMPS) {
          setClock(file, jump)
          jumps += 1
          await sleep(JUMP_MS)
          const { status } = await callApi(`${stage.product.url}/api/incidents?queue=new`, {
            token: stage.tokens.dispatcher,
          })
          if (status !== 200) refusedPeople += 1
        }
      await load.stop()
      const { counts, broken } = await checkTaken(stage, load.taken)
      const judge = createJudge(counts)
      judge.exactly('jumps', jumps, size * JUMPS.length)
      judge.exactly('people refused after a jump', refusedPeople, 0)
      judge.exactly(
        'deliveries refused',
        [...load.refused.values()].reduce((sum, count) => sum + count, 0),
        0,
      )
      judge.exactly('reminders said twice', await stage.withOwner(countTwice), 0)
      judge.exactly('restarts of the application', stage.product.unexpectedExits(), 0)
      return { counts, broken: [...broken, ...judge.broken] }
    } finally {
      await stage.close()
    }
  },
}

/** At once: faketime ends a program that reads half a file. */
function setClock(file: string, jump: string): void {
  writeFileSync(`${file}.new`, jump)
  renameSync(`${file}.new`, file)
}

/** Those that are told one by one; others are counted together by the hour. */
const TWICE = `select count(*)::int as twice from (
  select from notification where kind = 'reminder' and incident_id is not null
  group by user_id, incident_id, details->>'key', details->>'share', details->>'daysLate' having count(*) > 1) both_times`

async function countTwice(pool: import('pg').Pool): Promise<number> {
  return (await pool.query<{ twice: number }>(TWICE)).rows[0]?.twice ?? 0
}
