import type { Db } from '../../../platform/database/db.ts'

export async function findTile(db: Db, level: number, index: number): Promise<Buffer | null> {
  const row = await db
    .selectFrom('bookTile')
    .select('bytes')
    .where('level', '=', level)
    .where('index', '=', index)
    .executeTakeFirst()
  return row?.bytes ?? null
}

export async function listEntries(db: Db, from: number, count: number): Promise<Buffer[]> {
  const rows = await db
    .selectFrom('bookEntry')
    .select('bytes')
    .where('index', '>=', from)
    .where('index', '<', from + count)
    .orderBy('index')
    .execute()
  return rows.map(({ bytes }) => bytes)
}

/** Of the entries of a day and the next ones the first; null where the Book does not reach so far. */
export async function findFirstAt(db: Db, at: Date): Promise<number | null> {
  const found = await db
    .selectFrom((eb) =>
      eb.selectFrom('bookEntry').select('index').where('at', '>=', at).orderBy('at').limit(1000).as('near'),
    )
    .select(({ fn }) => fn.min('near.index').as('first'))
    .executeTakeFirst()
  return found?.first ?? null
}

/** The newest. */
export function findCheckpoint(db: Db) {
  return db
    .selectFrom('bookCheckpoint')
    .select(['size', 'root', 'note', 'at'])
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst()
}
