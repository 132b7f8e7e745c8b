import { Client, type ClientConfig, DatabaseError } from 'pg'
import { CONNECT_LIMIT_MS } from '../database/db.ts'

const MIN_SERVER_VERSION = 150_000
/** The errors that two processes starting at once may get from one `create … if not exists`. */
const MADE_BY_ANOTHER = new Set(['42P04', '42710', '23505'])

/** Creates the database of the connection when it is not there, and checks that it can serve Russian texts. */
export async function ensureDatabase(connection: ClientConfig & { database: string }): Promise<void> {
  await withSession({ ...connection, database: 'postgres' }, async (session) => {
    const found = await session.query('select 1 from pg_database where datname = $1', [connection.database])
    if (found.rowCount === 0) {
      await createOnce(session, `create database ${session.escapeIdentifier(connection.database)}`)
    }
  })
  await checkDatabase(connection)
}

/** Throws with advice when the database is too old, not in UTF-8, or blind to Cyrillic. */
export async function checkDatabase(connection: ClientConfig): Promise<void> {
  await withSession(connection, async (session) => {
    const { rows } = await session.query(
      "select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding",
    )
    const { version, encoding } = rows[0]
    if (version < MIN_SERVER_VERSION) {
      throw new Error(`PostgreSQL ${Math.floor(version / 10_000)} is too old: version 15 or newer is needed`)
    }
    if (encoding !== 'UTF8') throw new Error(`The database is in ${encoding}: create it with ENCODING 'UTF8'`)
    await checkTrigrams(session)
  })
}

export async function readRole(connection: ClientConfig): Promise<{ role: string; database: string }> {
  return withSession(connection, async (session) => {
    const { rows } = await session.query('select current_user as role, current_database() as database')
    return { role: String(rows[0].role), database: String(rows[0].database) }
  })
}

async function checkTrigrams(session: Client): Promise<void> {
  try {
    await createOnce(session, 'create extension if not exists pg_trgm')
  } catch (cause) {
    throw new Error(
      'The extension pg_trgm cannot be created: install postgresql-contrib, or let the owner of the database run CREATE EXTENSION pg_trgm',
      { cause },
    )
  }
  const { rows } = await session.query("select show_trgm('Дом') as trigrams, lower('Ё') as lower")
  if (rows[0].trigrams.length === 0 || rows[0].lower !== 'ё') {
    throw new Error(
      "This database does not see Cyrillic letters, so search would find nothing: create it with LOCALE_PROVIDER icu ICU_LOCALE 'ru-RU' LOCALE 'C.UTF-8' TEMPLATE template0",
    )
  }
}

async function createOnce(session: Client, statement: string): Promise<void> {
  try {
    await session.query(statement)
  } catch (error) {
    if (!(error instanceof DatabaseError && MADE_BY_ANOTHER.has(error.code ?? ''))) throw error
  }
}

async function withSession<T>(config: ClientConfig, work: (session: Client) => Promise<T>): Promise<T> {
  const session = new Client({ connectionTimeoutMillis: CONNECT_LIMIT_MS, ...config })
  session.on('error', () => {})
  try {
    await session.connect()
    return await work(session)
  } finally {
    await session.end().catch(() => {})
  }
}
