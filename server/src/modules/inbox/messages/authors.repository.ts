import type { Network } from '../../../connectors/connector.ts'
import type { Db } from '../../../platform/database/db.ts'

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
