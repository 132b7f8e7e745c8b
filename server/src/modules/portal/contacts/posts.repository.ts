import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'

export type PostRow = {
  id: string
  agencyCode: string
  unitCode: string | null
  name: string
  phone: string
  email: string
  note: string
  topicCodes: string[]
  groupCodes: string[]
  municipalityCodes: string[]
  streets: string[]
  scheduleCode: string | null
  isEmergency: boolean
  leadId: string | null
  deputyId: string | null
  isActive: boolean
  rosterRevision: number
}
type By = { changedAt: Date; changedBy: string | null }
export type PostFields = Omit<PostRow, 'id' | 'agencyCode' | 'rosterRevision'>

function selectPosts(db: Db) {
  return db
    .selectFrom('dutyPost')
    .select([
      ...(['id', 'agencyCode', 'unitCode', 'name', 'phone', 'email', 'note', 'topicCodes'] as const),
      ...(['groupCodes', 'municipalityCodes', 'streets', 'scheduleCode', 'isEmergency'] as const),
      ...(['leadId', 'deputyId', 'isActive', 'rosterRevision'] as const),
    ])
}

/** Of these bodies; null: of all. */
export async function listPosts(db: Db, agencyCodes: readonly string[] | null): Promise<PostRow[]> {
  if (agencyCodes?.length === 0) return []
  return selectPosts(db)
    .$if(agencyCodes !== null, (query) => query.where('agencyCode', 'in', agencyCodes ?? []))
    .orderBy('name')
    .orderBy('id')
    .execute()
}

export async function getPost(db: Db, id: string): Promise<PostRow> {
  const row = await selectPosts(db).where('id', '=', id).executeTakeFirst()
  if (!row) throw new NotFoundError('duty.post_not_found', { id })
  return row
}

export async function lockPost(tx: Tx, id: string): Promise<PostRow> {
  await tx.selectFrom('dutyPost').select('id').where('id', '=', id).forUpdate().execute()
  return getPost(tx, id)
}

/** False: another post of the body has the name. */
export async function insertPost(
  tx: Tx,
  post: PostFields & By & { id: string; agencyCode: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('dutyPost')
    .values(post)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function updatePostRow(tx: Tx, id: string, changes: Partial<PostFields> & By): Promise<void> {
  await tx.updateTable('dutyPost').set(changes).where('id', '=', id).execute()
}

export async function isNameTaken(
  tx: Tx,
  { id, agencyCode, name }: Pick<PostRow, 'id' | 'agencyCode' | 'name'>,
): Promise<boolean> {
  const row = await tx
    .selectFrom('dutyPost')
    .select('id')
    .where('agencyCode', '=', agencyCode)
    .where(sql<string>`lower(name)`, '=', name.toLowerCase())
    .where('id', '<>', id)
    .executeTakeFirst()
  return row !== undefined
}

/** The post is locked. */
export async function countRosterChange(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('dutyPost')
    .set((eb) => ({ rosterRevision: eb('rosterRevision', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function getChanger(
  tx: Tx,
  table: 'dutyPost' | 'dutyPerson',
  id: string,
): Promise<{ by: string | null; at: Date } | null> {
  const row = await tx
    .selectFrom(table)
    .leftJoin('personName', 'personName.id', `${table}.changedBy`)
    .select(['personName.name as by', `${table}.changedAt as at`])
    .where(`${table}.id`, '=', id)
    .executeTakeFirst()
  return row ?? null
}
