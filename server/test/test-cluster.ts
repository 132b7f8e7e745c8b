/** Where test databases live: DATABASE_URL when set, else a cluster of our own beside the working copy. */
import path from 'node:path'
import pg from 'pg'
import { resolveDatabase } from '../src/platform/postgres/index.ts'

const DATA_DIR = path.resolve(import.meta.dirname, '../../.veche/test')
const QUIET = { info: () => undefined, error: () => undefined }

export type TestCluster = { url: string; stop: () => Promise<void> }

export async function startTestCluster(env: NodeJS.ProcessEnv): Promise<TestCluster> {
  const database = await resolveDatabase({
    databaseUrl: env.DATABASE_URL?.trim() || null,
    dataDir: DATA_DIR,
    log: QUIET,
  })
  return { url: database.connectionString, stop: database.stop }
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
