/** An empty installation of the product as a process of its own, with one channel of VK, for one drill. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { freePort } from '../../../server/test/networks/free-port.ts'
import { addChannel, createStaff, type StaffTokens } from '../lib/installation.ts'
import {
  createProductProcess,
  environmentOf,
  type ProductEnvironment,
  type ProductProcess,
  type ProductSettings,
} from '../lib/product-process.ts'
import { embeddedDatabase, type StormDatabase } from '../storm/database.ts'

/** Nobody listens there: names of residents are asked for in vain. */
const NO_NETWORK = 'http://127.0.0.1:9'
export const COMMUNITY = { groupId: 777, secret: 'drillsecret' }

export type DrillStage = {
  settings: ProductSettings
  product: ProductProcess
  database: StormDatabase
  tokens: StaffTokens
  webhookPath: string
  /** Another process of the same installation. */
  addProcess: () => Promise<ProductProcess>
  /** Runs with the connection of the owner. */
  withOwner: <Result>(work: (pool: pg.Pool) => Promise<Result>) => Promise<Result>
  close: () => Promise<void>
}

type Changes = {
  env?: ProductEnvironment
  /** Makes the data folder in the way of a drill; the function it gives takes it away. */
  prepare?: (dataDir: string) => Promise<{ env?: ProductEnvironment; undo: () => Promise<void> }>
}

export async function openDrillStage({ env = {}, prepare }: Changes = {}): Promise<DrillStage> {
  const root = mkdtempSync(path.join(tmpdir(), 'veche-drill-'))
  const dataDir = path.join(root, 'data')
  mkdirSync(dataDir, { mode: 0o700 })
  const prepared = await prepare?.(dataDir)
  const settings = { port: await freePort(), dataDir, networkUrls: { vk: NO_NETWORK } }
  const changes = { env: { ...env, ...prepared?.env } }
  const product = createProductProcess(settings, changes)
  const others: ProductProcess[] = []
  const database = embeddedDatabase(dataDir)
  await product.start()
  const commands = { ...environmentOf(settings), ...prepared?.env }
  const webhookPath = await addChannel(commands, {
    ...{ network: 'vk', municipality: 'borovichi' },
    add: ['--id', String(COMMUNITY.groupId), '--token', 'a-key-of-the-drill', '--secret', COMMUNITY.secret],
  })
  return {
    ...{ settings, product, database, webhookPath, tokens: await createStaff(commands) },
    async addProcess() {
      const other = createProductProcess({ ...settings, port: await freePort() }, changes)
      others.push(other)
      await other.start()
      return other
    },
    async withOwner(work) {
      const { pool, close } = await database.open()
      try {
        return await work(pool)
      } finally {
        await close()
      }
    },
    async close() {
      for (const other of others) await other.stop()
      await product.stop()
      if (product.unexpectedExits() > 0) console.log(endOf(path.join(dataDir, 'product.log')))
      await prepared?.undo()
      rmSync(root, { recursive: true, force: true })
    },
  }
}

const LAST_WORDS = 4000

/** What the product said before it ended by itself. */
function endOf(log: string): string {
  return readFileSync(log, 'utf8').slice(-LAST_WORDS)
}

/** Milliseconds until `/readyz` answers as wanted; the limit when it does not. */
export async function untilReadiness(url: string, isReady: boolean, limitMs: number): Promise<number> {
  const startedAt = performance.now()
  while (performance.now() - startedAt < limitMs) {
    const status = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5000) })
      .then((answer) => answer.status)
      .catch(() => 0)
    if ((status === 200) === isReady) break
    await sleep(50)
  }
  return performance.now() - startedAt
}
