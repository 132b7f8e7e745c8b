import type { IncidentFilterText } from '@veche/contract/casework/incident-filter.ts'
import { IncidentFilterText as FilterText } from '@veche/contract/casework/incident-filter.ts'
import type { SavedViewResponse } from '@veche/contract/desk.ts'
import { type Insertable, sql, type Updateable } from 'kysely'
import type { DB } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import { filterOfView } from '../domain/built-in-view.ts'
import { maySeeView } from './views.policy.ts'

const COLUMNS = [
  'savedView.id',
  'savedView.name',
  'savedView.filter',
  'savedView.ownerId',
  'savedView.sharing',
  'savedView.agencyCode',
  'savedView.position',
  'savedView.isPinned',
  'savedView.builtIn',
  'personName.name as ownerName',
] as const

export type StoredView = {
  id: string
  name: string
  filter: IncidentFilterText
  ownerId: string
  ownerName: string
  sharing: 'none' | 'agency' | 'region'
  agencyCode: string | null
  position: number
  isPinned: boolean
  builtIn: SavedViewResponse['builtIn']
}

function selectViews(db: Db) {
  return db
    .selectFrom('savedView')
    .innerJoin('personName', 'personName.id', 'savedView.ownerId')
    .select(COLUMNS)
    .where('savedView.deletedAt', 'is', null)
}

/** Lists one's own views in one's own order, pinned first, then those that colleagues share, by name. */
export async function listViews(db: Db, actor: Actor, agencies: readonly string[]): Promise<StoredView[]> {
  const rows = await selectViews(db)
    .where(({ eb, or, and }) =>
      or([
        eb('savedView.ownerId', '=', actor.id),
        eb('savedView.sharing', '=', 'region'),
        ...(agencies.length > 0
          ? [and([eb('savedView.sharing', '=', 'agency'), eb('savedView.agencyCode', 'in', agencies)])]
          : []),
      ]),
    )
    .orderBy((eb) => eb('savedView.ownerId', '=', actor.id), 'desc')
    .orderBy('savedView.isPinned', 'desc')
    .orderBy('savedView.position')
    .orderBy('savedView.name')
    .orderBy('savedView.id')
    .limit(200)
    .execute()
  return rows.map(toView)
}

type Asked = { id: string; actor: Actor; agencies: readonly string[] }

/** Null: it is not there, or the reader may not see it. */
export async function findVisibleView(db: Db, { id, actor, agencies }: Asked): Promise<StoredView | null> {
  const row = await selectViews(db).where('savedView.id', '=', id).executeTakeFirst()
  const view = row && toView(row)
  return view && maySeeView(actor, view, agencies) ? view : null
}

/** Finds a view; one that the reader may not see does not exist. */
export async function getVisibleView(db: Db, asked: Asked): Promise<StoredView> {
  const view = await findVisibleView(db, asked)
  if (!view) throw new NotFoundError('view.not_found', { id: asked.id })
  return view
}

function toView<Row extends { filter: unknown; builtIn: StoredView['builtIn'] }>({ filter, ...row }: Row) {
  return { ...row, filter: filterOfView({ builtIn: row.builtIn, filter: FilterText.parse(filter) }) }
}

export async function countViewsOf(db: Db, ownerId: string): Promise<number> {
  const row = await db
    .selectFrom('savedView')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('ownerId', '=', ownerId)
    .where('deletedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return row.count
}

export async function orderViews(tx: Tx, ownerId: string, ids: readonly string[]): Promise<void> {
  for (const [position, id] of ids.entries()) {
    await tx
      .updateTable('savedView')
      .set({ position })
      .where('id', '=', id)
      .where('ownerId', '=', ownerId)
      .execute()
  }
}

export async function insertView(db: Db, view: Insertable<DB['savedView']>): Promise<void> {
  await db.insertInto('savedView').values(view).execute()
}

export async function updateViewRow(db: Db, id: string, changes: Updateable<DB['savedView']>): Promise<void> {
  await db.updateTable('savedView').set(changes).where('id', '=', id).execute()
}

/** Bounds a count by what is left of the transaction. */
export async function limitStatements(tx: Tx, timeoutMs: number): Promise<void> {
  await sql`set local statement_timeout = ${sql.lit(timeoutMs)}`.execute(tx)
}

export async function deleteForgottenViews(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('savedView').where('deletedAt', '<', before).execute()
}

export async function updateViewDeleted(db: Db, viewId: string, now: Date): Promise<void> {
  await db.updateTable('savedView').set({ deletedAt: now }).where('id', '=', viewId).execute()
}

export function updateViewRestored(db: Db, id: string, actorId: string) {
  return db
    .updateTable('savedView')
    .set({ deletedAt: null })
    .where('id', '=', id)
    .where('ownerId', '=', actorId)
    .executeTakeFirst()
}
