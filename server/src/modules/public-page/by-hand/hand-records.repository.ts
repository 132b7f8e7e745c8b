import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { HandRecord } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'

export type Around = { text: string; at: string }
export type RecordRow = Omit<Selectable<HandRecord>, 'around'> & { around: Around[] }
export type Standing = Pick<RecordRow, 'channelId' | 'container' | 'externalId'>

const StoredAround = z.array(z.object({ text: z.string(), at: z.string() }))

function read(row: Selectable<HandRecord>): RecordRow {
  return { ...row, around: StoredAround.parse(row.around) }
}

/** False: this id is known, or somebody has written down the same words. */
export async function insertRecord(tx: Tx, { around, ...record }: RecordRow): Promise<boolean> {
  const inserted = await tx
    .insertInto('handRecord')
    .values({ ...record, around: JSON.stringify(around) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

export async function findRecord(db: Db, id: string): Promise<RecordRow | null> {
  const row = await db.selectFrom('handRecord').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? read(row) : null
}

export async function isWrittenDown(db: Db, id: string): Promise<boolean> {
  return (await findRecord(db, id)) !== null
}

export async function findRecordOf(db: Db, incidentId: string): Promise<RecordRow | null> {
  const row = await db
    .selectFrom('handRecord')
    .selectAll()
    .where('incidentId', '=', incidentId)
    .orderBy('recordedAt')
    .executeTakeFirst()
  return row ? read(row) : null
}

export async function updateRecordIncident(tx: Tx, id: string, incidentId: string): Promise<void> {
  await tx
    .updateTable('handRecord')
    .set({ incidentId })
    .where('id', '=', id)
    .where('incidentId', 'is', null)
    .execute()
}

/** Where answers to these go by letter, sealed. */
export function listEmailsOf(
  db: Db,
  recordIds: readonly string[],
): Promise<{ id: string; email: Buffer | null }[]> {
  if (recordIds.length === 0) return Promise.resolve([])
  return db
    .selectFrom('handRecord')
    .select(['id', 'email'])
    .where('id', 'in', recordIds)
    .where('email', 'is not', null)
    .execute()
}
