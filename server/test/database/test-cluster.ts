/** Where test databases live: DATABASE_URL when set, else a cluster of our own, in memory or beside the working copy. */
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { ensureLoginRole, resolveDatabase } from '../../src/platform/postgres/index.ts'
import { isInMemory } from '../temporary-files.ts'

const DATA_DIR = path.resolve(import.meta.dirname, '../../../.veche/test')
const QUIET = { info: () => undefined, error: () => undefined }

/** Data of a run ends with it: nothing waits for the disk. After a power cut the folder is simply thrown away. */
export const SHORT_LIVED = [
  'alter system set fsync = off',
  'alter system set full_page_writes = off',
  'select pg_reload_conf()',
]

/** Nobody comes to vacuum hundreds of databases that live for seconds. */
const UNTENDED = ['alter system set autovacuum = off', ...SHORT_LIVED]

/** On a server of the developer's own; on ours the product's role is there. */
const RUNTIME = { user: 'veche_test_app', password: 'veche_test_app' }

export type TestCluster = {
  /** Of the owner, who makes databases. */
  url: string
  /** As whom the product runs: neither superuser nor owner. */
  runtimeUrl: string
  runtimeRole: string
  /** Not a server of the developer's own. */
  isOurs: boolean
  stop: () => Promise<void>
}

export async function startTestCluster(env: NodeJS.ProcessEnv): Promise<TestCluster> {
  const databaseUrl = env.DATABASE_URL?.trim() || null
  const { ownerUrl, runtimeUrl, access, stop } = await resolveDatabase({
    databaseUrl,
    // On a disk it stays for the next run, because making it anew takes seconds there.
    dataDir: isInMemory() ? path.join(tmpdir(), 'cluster') : DATA_DIR,
    log: QUIET,
  })
  if (access.grantee !== null) {
    await runOn(ownerUrl, ...UNTENDED)
    return { url: ownerUrl, runtimeUrl, runtimeRole: access.grantee, isOurs: true, stop }
  }
  await ensureLoginRole({ connectionString: ownerUrl }, RUNTIME)
  const { user, password } = RUNTIME
  const asRuntime = ownerUrl.replace(/^([a-z]+:\/\/)(?:[^@/]*@)?/, `$1${user}:${password}@`)
  return { url: ownerUrl, runtimeUrl: asRuntime, runtimeRole: user, isOurs: false, stop }
}

/** The address of another database of the same server. */
export function urlOf(clusterUrl: string, database: string): string {
  return clusterUrl.replace(/^(postgres(?:ql)?:\/\/[^/]*\/)[^?]*/, `$1${database}`)
}

export async function runOn(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}
