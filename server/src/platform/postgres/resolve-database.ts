import type { PoolConfig } from 'pg'
import { findPrimary, splitHosts } from '../database/hosts.ts'
import { checkDatabase } from './prepare-database.ts'
import { type LauncherLog, startPostgres } from './start-postgres.ts'

export type ResolvedDatabase = {
  pool: PoolConfig
  connectionString: string
  /** One address for each host of the operator's database; empty for the embedded one. */
  urls: readonly string[]
  isEmbedded: boolean
  /** Leaves the embedded cluster; nothing to do for a database of the operator's own. */
  stop(): Promise<void>
}

type Options = { databaseUrl: string | null; dataDir: string; log: LauncherLog }

/** The operator's PostgreSQL when there is a DATABASE_URL, else the one that comes with the product. */
export async function resolveDatabase({ databaseUrl, dataDir, log }: Options): Promise<ResolvedDatabase> {
  if (databaseUrl !== null) {
    const urls = splitHosts(databaseUrl)
    const connectionString = await findPrimary(urls)
    const pool = { connectionString }
    await checkDatabase(pool)
    return { pool, connectionString, urls, isEmbedded: false, stop: async () => {} }
  }
  const { connection, connectionString, stop } = await startPostgres({ dataDir, log })
  return { pool: connection, connectionString, urls: [], isEmbedded: true, stop }
}
