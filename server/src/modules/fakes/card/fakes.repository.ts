/** Cards as they are kept; whoever changes anything of one holds its row. */
import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Fake } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import { administrationCodes, visibleFakes } from './fakes.policy.ts'

/** With what its policy asks beside its columns. */
export type FakeRow = Selectable<Fake> & { administrationCodes: string[] }
export type FakeChanges = Omit<Updateable<Fake>, 'id' | 'number' | 'version'>

/** What the actor may not see does not exist for them. */
export function getVisibleFake(db: Db, id: string, actor: Actor): Promise<FakeRow> {
  return selectVisible(db, id, actor).executeTakeFirstOrThrow(() => notFound(id))
}

export function lockVisibleFake(tx: Tx, id: string, actor: Actor): Promise<FakeRow> {
  return selectVisible(tx, id, actor)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow(() => notFound(id))
}

function selectVisible(db: Db, id: string, actor: Actor) {
  return selectFakes(db).where('fake.id', '=', id).where(visibleFakes(actor))
}

const territory = administrationCodes.as('administrationCodes')

export function selectFakes(db: Db) {
  return db.selectFrom('fake').selectAll('fake').select(territory)
}

export async function findVisibleByNumber(db: Db, number: number, actor: Actor): Promise<string | null> {
  const row = await db
    .selectFrom('fake')
    .select('id')
    .where('number', '=', number)
    .where(visibleFakes(actor))
    .executeTakeFirst()
  return row?.id ?? null
}

export async function findNumber(db: Db, id: string | null): Promise<{ id: string; number: number } | null> {
  if (id === null) return null
  const row = await db.selectFrom('fake').select(['id', 'number']).where('id', '=', id).executeTakeFirst()
  return row ?? null
}

export function notFound(id: string): NotFoundError {
  return new NotFoundError('fake.not_found', { id })
}

/** In one order, so that two who hold several never wait for each other. */
export function lockFakes(tx: Tx, ids: readonly string[]): Promise<FakeRow[]> {
  return selectFakes(tx).where('id', 'in', ids).orderBy('id').forNoKeyUpdate().execute()
}

export async function insertFake(tx: Tx, fake: Insertable<Fake>): Promise<FakeRow> {
  return tx.insertInto('fake').values(fake).returningAll().returning(territory).executeTakeFirstOrThrow()
}

/** Everything that changes a card goes through here: its version grows by one. */
export async function updateFake(tx: Tx, id: string, changes: FakeChanges): Promise<FakeRow> {
  return tx
    .updateTable('fake')
    .set(changes)
    .set(({ eb }) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returningAll()
    .returning(territory)
    .executeTakeFirstOrThrow()
}

/** By another card: what people have before their eyes of this one has not changed. */
export async function askToLookBack(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('fake').set({ isLookedBack: false }).where('id', '=', id).execute()
}

/** Which of these the actor sees. */
export async function findVisibleIds(db: Db, ids: readonly string[], actor: Actor): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('fake')
    .select('fake.id')
    .where('fake.id', 'in', ids)
    .where(visibleFakes(actor))
    .execute()
  return new Set(rows.map(({ id }) => id))
}
