import type { ChannelDeps } from '../../modules/channels/index.ts'
import { type Config, recallMode } from '../../platform/config.ts'
import {
  createDatabase,
  createPool,
  type Database,
  type DatabaseAccess,
  type DatabaseConfig,
} from '../../platform/database/db.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import { createLog } from '../../platform/log.ts'
import { resolveDatabase } from '../../platform/postgres/index.ts'
import { createProduct } from '../context.ts'
import { readSettings } from '../networks.ts'
import { prepareDatabase, readDemoMark } from '../prepare-database.ts'

type Env = Record<string, string | undefined>
type Resolved = { config: Config; access: DatabaseAccess; isEmbedded: boolean; log: AppContext['log'] }

/** The database of the installation: started when it is ours and not running, and left as it was found. */
async function withServer<T>(env: Env, work: (resolved: Resolved) => Promise<T>): Promise<T> {
  const said = recallMode(env)
  const config = readSettings(said)
  // A command says what it did in its own words; the log is for those who ask for it.
  const log = createLog(env.LOG_LEVEL ? config.logLevel : 'error')
  const { databaseUrl, ownerUrl, dataDir } = config
  const { access, isEmbedded, stop } = await resolveDatabase({ databaseUrl, ownerUrl, dataDir, log })
  try {
    return await work({ config: await followDatabase(said, config, access.owner), access, isEmbedded, log })
  } finally {
    await stop()
  }
}

/** An operator's database knows best what it holds; the secret beside the data is chosen by that. */
async function followDatabase(env: Env, config: Config, database: DatabaseConfig): Promise<Config> {
  if (config.databaseUrl === null) return config
  const isDemo = await readDemoMark(database)
  if (isDemo === null || isDemo === config.isDemo) return config
  return readSettings({ ...env, VECHE_DEMO: isDemo ? '1' : '0' })
}

export type OpenDatabase = { config: Config; db: Database; access: DatabaseAccess; isEmbedded: boolean }

/** As it is: neither migrated nor filled. */
export function withDatabase<T>(env: Env, work: (open: OpenDatabase) => Promise<T>): Promise<T> {
  return withServer(env, async ({ config, access, isEmbedded }) => {
    const db = createDatabase(createPool(access.runtime, { max: 2 }), { isPreparing: config.isPreparing })
    try {
      return await work({ config, db, access, isEmbedded })
    } finally {
      await db.destroy()
    }
  })
}

export type System = { context: AppContext; config: Config; channels: ChannelDeps }

/** The whole installation, brought up to date: a command may be the first thing ever run on it. */
export function withSystem<T>(env: Env, work: (system: System) => Promise<T>): Promise<T> {
  return withServer(env, async ({ config, access, log }) => {
    await prepareDatabase(access, config)
    const { context, connectors, channels: book, close } = await createProduct(config, access.runtime, log)
    try {
      return await work({ context, config, channels: { connectors, publicUrl: config.inboundUrl, book } })
    } finally {
      await close()
    }
  })
}
