import type pg from 'pg'

/** Does the work while another process holds the locks that the statement takes. */
export async function holdLock<Result>(
  pool: pg.Pool,
  statement: { text: string; values: unknown[] },
  work: () => Promise<Result>,
): Promise<Result> {
  const other = await pool.connect()
  try {
    await other.query('begin')
    await other.query(statement)
    return await work()
  } finally {
    await other.query('rollback')
    other.release()
  }
}
