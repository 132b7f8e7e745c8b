import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { freePort } from '../../../../server/test/networks/free-port.ts'
import { callApi } from '../../lib/api-client.ts'
import { createProductProcess, environmentOf } from '../../lib/product-process.ts'
import { percentile } from '../../lib/stats.ts'
import { embeddedDatabase } from '../../storm/database.ts'
import { checkTaken } from '../check.ts'
import { createJudge, type Drill } from '../drill.ts'
import { startLoad } from '../load.ts'
import { COMMUNITY } from '../stage.ts'
import { openFront } from './front.ts'
import { checkOutBefore } from './version-before.ts'

const EVENTS_A_SECOND = 15
const READS_A_SECOND = 5
/** Alone, together after the migrations, the new one alone, together again, the old one alone. */
const PARTS = 5

/**
 * The version before and this one over one database, behind a front: the new one starts and migrates while the old one
 * works, takes over, and gives back. `UPGRADE_FROM` names another commit than the last with fewer migrations.
 */
export const upgrade: Drill = {
  id: 'R25',
  about: 'two versions at once, forward and back',
  ...{ unit: 'seconds', full: 300, quick: 20 },
  async run({ size }) {
    const root = mkdtempSync(path.join(tmpdir(), 'veche-upgrade-'))
    const before = checkOutBefore(root, process.env.UPGRADE_FROM)
    const dataDir = path.join(root, 'data')
    mkdirSync(dataDir, { mode: 0o700 })
    const settings = { port: await freePort(), dataDir, networkUrls: { vk: 'http://127.0.0.1:9' } }
    const old = createProductProcess(settings, before)
    const next = createProductProcess({ ...settings, port: await freePort() })
    const front = await openFront()
    try {
      await old.start()
      const { token, webhookPath } = prepare((...args) => before.veche(environmentOf(settings), ...args))
      await front.lead(old.url)
      const load = startLoad([`${front.url}${webhookPath}`], EVENTS_A_SECOND)
      const reads = startReads(front.url, token)
      const rest = () => sleep((size / PARTS) * 1000)

      await rest()
      await next.start()
      await front.lead(old.url, next.url)
      await rest()
      await front.lead(next.url)
      await old.halt()
      await rest()
      await old.start()
      await front.lead(old.url, next.url)
      await rest()
      await front.lead(old.url)
      await next.halt()
      await rest()

      await reads.stop()
      await load.stop()
      const tokens = { dispatcher: token, coordinator: token, moderator: token }
      const { counts, broken } = await checkTaken(
        { product: old, tokens, withOwner: ownerOf(dataDir) },
        load.taken,
      )
      const judge = createJudge(counts)
      judge.exactly(
        'deliveries refused',
        [...load.refused.values()].reduce((sum, one) => sum + one, 0),
        0,
      )
      judge.exactly('reads failed', reads.failed(), 0)
      counts.reads = reads.tookMs.length
      counts['read, ms, longest'] = Math.round(percentile(reads.tookMs, 1))
      return { counts, broken: [...broken, ...judge.broken] }
    } finally {
      await front.close()
      await next.stop()
      await old.stop()
      before.remove()
    }
  },
}

function prepare(veche: (...args: string[]) => string[]): { token: string; webhookPath: string } {
  const email = 'dispatcher@drill.example'
  veche('user', 'create', '--program', '--email', email, '--name', 'Куратор', '--role', 'dispatcher')
  const [token = ''] = veche(
    ...['token', 'create', '--user', email, '--name', 'drill', '--scopes', 'read,incidents,answers'],
  )
  const [webhookPath = ''] = veche(
    ...['channel', 'add', 'vk', '--municipality', 'borovichi', '--id', String(COMMUNITY.groupId)],
    ...['--token', 'a-key-of-the-drill', '--secret', COMMUNITY.secret],
  )
  return { token, webhookPath }
}

function startReads(url: string, token: string) {
  const tookMs: number[] = []
  let failed = 0
  let isStopped = false
  async function run(): Promise<void> {
    while (!isStopped) {
      const startedAt = performance.now()
      const status = await callApi(`${url}/api/incidents?limit=20`, { token }).then(
        (answer) => answer.status,
        () => 0,
      )
      if (status === 200) tookMs.push(performance.now() - startedAt)
      else failed += 1
      await sleep(1000 / READS_A_SECOND)
    }
  }
  const running = run()
  return {
    tookMs,
    failed: () => failed,
    stop() {
      isStopped = true
      return running
    },
  }
}

const ownerOf =
  (dataDir: string) =>
  async <Result>(work: (pool: pg.Pool) => Promise<Result>): Promise<Result> => {
    const { pool, close } = await embeddedDatabase(dataDir).open()
    try {
      return await work(pool)
    } finally {
      await close()
    }
  }
