import { sql } from 'kysely'
import type { Network } from '../../../connectors/connector.ts'
import { sendAhead } from '../../../platform/database/ahead.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { newId } from '../../../platform/ids.ts'

/** Ids of authors by external id; unknown ones are made, their names are asked for later by a job. */
export async function ensureAuthors(
  tx: Tx,
  network: Network,
  externalIds: readonly string[],
): Promise<Map<string, string>> {
  if (externalIds.length === 0) return new Map()
  sendAhead(
    tx,
    tx
      .insertInto('author')
      .values(externalIds.map((externalId) => ({ id: newId(), network, externalId })))
      .onConflict((conflict) => conflict.columns(['network', 'externalId']).doNothing()),
  )
  const rows = await tx
    .selectFrom('author')
    .select(['id', 'externalId'])
    .where('network', '=', network)
    .where('externalId', 'in', externalIds)
    .execute()
  return new Map(rows.map((row) => [row.externalId, row.id]))
}

/** Saves what is known of an author from elsewhere, without overwriting what a network said. */
export function describeAuthors(
  tx: Tx,
  cards: readonly { authorId: string; card: Buffer }[],
  now: Date,
): void {
  if (cards.length === 0) return
  const update = sql`
    update author set card = known.card, resolved_at = ${now}
    from unnest(${cards.map(({ authorId }) => authorId)}::uuid[], ${cards.map(({ card }) => card)}::bytea[])
      as known (id, card)
    where author.id = known.id and author.card is null`
  sendAhead(tx, update)
}

/** Those whom no network has been asked about, the newest first. */
export function listUnresolved(
  db: Db,
  limit: number,
): Promise<{ id: string; network: Network; externalId: string }[]> {
  return db
    .selectFrom('author')
    .select(['id', 'network', 'externalId'])
    .where('resolvedAt', 'is', null)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

export async function updateResolved(
  db: Db,
  id: string,
  resolved: { resolvedAt: Date; card?: Buffer },
): Promise<void> {
  await db.updateTable('author').set(resolved).where('id', '=', id).execute()
}
