import type pg from 'pg'
import { createPool } from '../../src/platform/database/db.ts'
import { READER_SETTING } from '../../src/platform/database/readers/reader.ts'

/**
 * A pool as PgBouncer in transaction mode is one: between transactions each statement meets another session of the
 * server, so whatever a session keeps (its locks, its settings) is met by others. What a connection says of itself at
 * its start is dropped.
 */
export async function createSharingPool(url: string): Promise<pg.Pool> {
  const pool = createPool({ connectionString: url }, { max: 2 })
  const sessions = [await pool.connect(), await pool.connect()]
  for (const session of sessions) await session.query(`set ${READER_SETTING} = ''`)
  const end = pool.end.bind(pool)
  let asked = 0

  function connect() {
    let own: pg.PoolClient | null = null
    return Promise.resolve({
      async query(statement: string | pg.QueryConfig, values?: unknown[]) {
        const text = typeof statement === 'string' ? statement : statement.text
        asked += 1
        const session = own ?? sessions[asked % sessions.length]
        if (!session) throw new Error('There is no session')
        if (/^begin/i.test(text)) own = session
        if (/^(commit|rollback)$/i.test(text)) own = null
        return typeof statement === 'string' ? session.query(statement, values) : session.query(statement)
      },
      release: () => undefined,
    })
  }

  return Object.assign(pool, {
    connect,
    async end() {
      for (const session of sessions) session.release()
      await end()
    },
  })
}
