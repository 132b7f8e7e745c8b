import { type KeptMapping, NeighbourMapping } from '@veche/contract/admin/neighbours.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'

export async function listMappings(db: Db): Promise<KeptMapping[]> {
  const rows = await db.selectFrom('neighbourMapping').selectAll().orderBy('name').execute()
  return rows.map(present)
}

export async function findMapping(db: Db, id: string): Promise<KeptMapping | null> {
  const row = await db.selectFrom('neighbourMapping').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? present(row) : null
}

/** One writer at a time, so that names stay single. */
export async function lockMappings(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('neighbour_mapping'))`.execute(tx)
}

type Saving = { id: string; mapping: NeighbourMapping; by: { id: string; name: string }; now: Date }

export async function saveMapping(tx: Tx, { id, mapping, by, now }: Saving): Promise<void> {
  const said = {
    ...{ name: mapping.name, content: JSON.stringify(mapping) },
    ...{ changedBy: by.id, changedByName: by.name, changedAt: now },
  }
  await tx
    .insertInto('neighbourMapping')
    .values({ id, ...said })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(said))
    .execute()
}

export async function deleteMapping(tx: Tx, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('neighbourMapping').where('id', '=', id).executeTakeFirst()
  return numDeletedRows > 0n
}

type Row = { id: string; content: unknown; changedByName: string; changedAt: Date }

function present({ id, content, changedByName, changedAt }: Row): KeptMapping {
  return { ...NeighbourMapping.parse(content), id, changedByName, changedAt: changedAt.toISOString() }
}
