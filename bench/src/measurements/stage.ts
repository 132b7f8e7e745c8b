/** Sets up one empty installation for all measurements: a process of the product, an account, a channel. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type pg from 'pg'
import { createPool } from '../../../server/src/platform/database/db.ts'
import { type RunningPostgres, startPostgres } from '../../../server/src/platform/postgres/index.ts'
import { addChannel, createAdministrator, createStaff, type StaffTokens } from '../lib/installation.ts'
import {
  createProductProcess,
  environmentOf,
  type ProductEnvironment,
  type ProductProcess,
  type ProductSettings,
} from '../lib/product-process.ts'

const PORT = Number(process.env.BENCH_PORT ?? 18_810)
const QUIET = { info: () => undefined, error: () => undefined }
/** Nobody listens at this address, so names of residents are asked for in vain, which costs nothing. */
const NO_NETWORK = 'http://127.0.0.1:18819'
export const GROUP_ID = 777
export const SECRET = 'benchsecret'

/** A process that is restarted with these leaves a CPU profile of itself in the folder `BENCH_PROFILE`. */
export const PROFILED = process.env.BENCH_PROFILE
  ? { nodeArgs: ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`] }
  : {}

export type Stage = {
  settings: ProductSettings
  env: ProductEnvironment
  product: ProductProcess
  pool: pg.Pool
  tokens: StaffTokens & { administrator: string }
  webhookUrl: string
  /** How long the first start took, which makes a database, and a later one. */
  startMs: { first: number; later: number }
  /** Starts another process of the same installation, with other settings of the environment or of Node. */
  restart: (changes?: { env?: ProductEnvironment; nodeArgs?: string[] }) => Promise<ProductProcess>
  close: () => Promise<void>
}

export async function openStage(): Promise<Stage> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'veche-bench-'))
  mkdirSync(dataDir, { recursive: true })
  const settings = { port: PORT, dataDir, networkUrls: { vk: NO_NETWORK } }
  let product = createProductProcess(settings)
  const first = await product.start()
  await product.stop()
  product = createProductProcess(settings)
  const later = await product.start()
  const env = environmentOf(settings)
  const tokens = { ...(await createStaff(env)), administrator: await createAdministrator(env) }
  const webhookPath = await addChannel(env, {
    network: 'vk',
    municipality: 'staraya-russa',
    add: ['--id', String(GROUP_ID), '--token', 'bench-community-key', '--secret', SECRET],
  })
  const postgres: RunningPostgres = await startPostgres({ dataDir, log: QUIET })
  // What fills and scans a million takes longer than a statement may.
  const pool = createPool(postgres.owner, { statementLimitMs: 0 })
  const stage: Stage = {
    settings,
    env,
    product,
    pool,
    tokens,
    webhookUrl: `${product.url}${webhookPath}`,
    startMs: { first, later },
    async restart({ env: changes = {}, nodeArgs = [] } = {}) {
      await stage.product.stop()
      stage.product = createProductProcess(settings, { nodeArgs, env: changes })
      await stage.product.start()
      return stage.product
    },
    async close() {
      await stage.product.stop()
      await pool.end()
      await postgres.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
  return stage
}
