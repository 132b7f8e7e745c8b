import type { PoolConfig } from 'pg'
import type { DatabaseAccess } from '../database/db.ts'
import { findPrimary, splitHosts } from '../database/hosts/hosts.ts'
import { checkDatabase, readRole } from './prepare-database.ts'
import { type LauncherLog, startPostgres } from './start-postgres.ts'

export type ResolvedDatabase = {
  access: DatabaseAccess
  ownerUrl: string
  runtimeUrl: string
  /** One address for each host of the operator's database; empty for the embedded one. */
  urls: readonly string[]
  isEmbedded: boolean
  /** Leaves the embedded cluster; does nothing for a database of the operator's own. */
  stop(): Promise<void>
}

type Options = {
  databaseUrl: string | null
  /** The address with the role that owns the operator's database; null: the role of `databaseUrl` does everything. */
  ownerUrl?: string | null
  dataDir: string
  log: LauncherLog
}

/** Gives the operator's PostgreSQL when there is a DATABASE_URL, else the one that comes with the product. */
export async function resolveDatabase(options: Options): Promise<ResolvedDatabase> {
  const { databaseUrl, ownerUrl = null, dataDir, log } = options
  if (databaseUrl !== null) return resolveOutside(databaseUrl, ownerUrl)
  const postgres = await startPostgres({ dataDir, log })
  const { owner, runtime, runtimeUrl, stop } = postgres
  const access = { owner, runtime, grantee: runtime.user }
  return { access, ownerUrl: postgres.ownerUrl, runtimeUrl, urls: [], isEmbedded: true, stop }
}

async function resolveOutside(databaseUrl: string, givenOwner: string | null): Promise<ResolvedDatabase> {
  const urls = splitHosts(databaseUrl)
  const runtimeUrl = await findPrimary(urls)
  const ownerUrl = givenOwner === null ? runtimeUrl : await findPrimary(splitHosts(givenOwner))
  const runtime: PoolConfig = { connectionString: runtimeUrl }
  const owner: PoolConfig = { connectionString: ownerUrl }
  await checkDatabase(owner)
  const access = {
    owner,
    runtime,
    grantee: ownerUrl === runtimeUrl ? null : await findGrantee(owner, runtime),
  }
  return { access, ownerUrl, runtimeUrl, urls, isEmbedded: false, stop: async () => {} }
}

/** Finds the role of the running product, when it is another than the owner. */
async function findGrantee(owner: PoolConfig, runtime: PoolConfig): Promise<string | null> {
  const [owning, running] = await Promise.all([readRole(owner), readRole(runtime)])
  if (owning.database !== running.database) {
    throw new Error('DATABASE_OWNER_URL and DATABASE_URL name different databases')
  }
  return owning.role === running.role ? null : running.role
}
