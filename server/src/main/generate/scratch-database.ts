import { randomBytes } from 'node:crypto'
import path from 'node:path'
import pg from 'pg'
import { resolveDatabase } from '../../platform/postgres/index.ts'

/** Beside the working copy, apart from anybody's data; where tests have no room in memory they share it. */
const DATA_DIR = path.resolve(import.meta.dirname, '../../../../.veche/test')
const QUIET = { info: () => undefined, error: () => undefined }

/** An empty database for the time of `work`, on DATABASE_URL's server or on a cluster of our own. */
export async function withScratchDatabase<T>(
  databaseUrl: string | null,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const server = await resolveDatabase({ databaseUrl, dataDir: DATA_DIR, log: QUIET })
  const name = `veche_generate_${randomBytes(4).toString('hex')}`
  try {
    await runOn(server.ownerUrl, `create database ${name} template template0`)
    try {
      return await work(server.ownerUrl.replace(/^([^?]*\/)[^/?]*(\?.*)?$/, `$1${name}$2`))
    } finally {
      await runOn(server.ownerUrl, `drop database if exists ${name} with (force)`)
    }
  } finally {
    await server.stop()
  }
}

async function runOn(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
