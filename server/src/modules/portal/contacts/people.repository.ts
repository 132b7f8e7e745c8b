/** People of a body: with an account, whose name is theirs, or by name and telephone alone. */
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import { hasRoomWords } from '../../text/index.ts'

export type PersonRow = {
  id: string
  agencyCode: string
  userId: string | null
  name: string
  phone: string
  isActive: boolean
}

function selectPeople(db: Db) {
  return db
    .selectFrom('dutyPerson')
    .leftJoin('personName', 'personName.id', 'dutyPerson.userId')
    .select(['dutyPerson.id', 'agencyCode', 'userId', 'phone'])
    .select([
      sql<string>`coalesce(person_name.name, duty_person.name)`.as('name'),
      sql<boolean>`duty_person.is_active and coalesce(person_name.is_active, true)`.as('isActive'),
    ])
}

/** Of these bodies, whoever has left included: a past shift names them. */
export async function listPeople(db: Db, agencyCodes: readonly string[]): Promise<PersonRow[]> {
  if (agencyCodes.length === 0) return []
  return selectPeople(db).where('agencyCode', 'in', agencyCodes).orderBy('name').orderBy('id').execute()
}

/** Whoever is named by these ids, of whatever body. */
export async function listPeopleByIds(db: Db, ids: readonly string[]): Promise<PersonRow[]> {
  if (ids.length === 0) return []
  return selectPeople(db).where('dutyPerson.id', 'in', ids).execute()
}

/** Of these accounts, in each body where they are. */
export async function listPeopleOf(db: Db, userIds: readonly string[]): Promise<PersonRow[]> {
  if (userIds.length === 0) return []
  return selectPeople(db).where('userId', 'in', userIds).execute()
}

const FOUND = 6
const NAME = sql<string>`coalesce(person_name.name, duty_person.name)`

type Named = {
  words: string
  /** The name is spelt nearly so. */
  isNearly: boolean
  /** People of these bodies stand before others. */
  first: readonly string[]
  limit?: number
}

/** At work, of any body, in whose name each word begins a part, in either layout or in Latin letters. */
export function listPeopleByName(
  db: Db,
  { words, isNearly, first, limit = FOUND }: Named,
): Promise<PersonRow[]> {
  const indexed = sql`to_tsvector('russian'::regconfig, translate(lower(${NAME}), 'ё', 'е'))`
  return selectPeople(db)
    .where(hasRoomWords({ indexed, title: NAME }, { search: words, isNearly }))
    .where(sql<boolean>`duty_person.is_active and coalesce(person_name.is_active, true)`)
    .orderBy(sql`agency_code = any(${first})`, 'desc')
    .orderBy('name')
    .orderBy('dutyPerson.id')
    .limit(limit)
    .execute()
}

export async function lockPerson(tx: Tx, id: string): Promise<PersonRow & { ownName: string | null }> {
  const own = await tx
    .selectFrom('dutyPerson')
    .select('name')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  const row = await selectPeople(tx).where('dutyPerson.id', '=', id).executeTakeFirst()
  if (!own || !row) throw new NotFoundError('duty.person_not_found', { id })
  return { ...row, ownName: own.name }
}

export type NewPerson = {
  id: string
  agencyCode: string
  userId: string | null
  name: string | null
  phone: string
  changedAt: Date
  changedBy: string | null
}

/** False: the account is among the people of the body already. */
export async function insertPerson(tx: Tx, person: NewPerson): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('dutyPerson')
    .values(person)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function updatePersonRow(
  tx: Tx,
  id: string,
  changes: {
    name?: string | null
    phone?: string
    isActive?: boolean
    changedAt: Date
    changedBy: string | null
  },
): Promise<void> {
  await tx.updateTable('dutyPerson').set(changes).where('id', '=', id).execute()
}

/** A shift that is not over, or a post that names them: they cannot simply go. */
export async function isPersonNeeded(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { rows } = await sql<{ isNeeded: boolean }>`
    select exists (select from duty_shift where person_id = ${id} and ends_at > ${now})
      or exists (select from duty_post where is_active and lead_id = ${id})
      or exists (select from duty_post where is_active and deputy_id = ${id}) as is_needed`.execute(tx)
  return rows[0]?.isNeeded === true
}
