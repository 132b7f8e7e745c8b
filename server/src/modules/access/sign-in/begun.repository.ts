/** Sign-ins that were begun: what the browser must bring back, for ten minutes and once. */
import type { Db } from '../../../platform/database/db.ts'
import { newId } from '../../../platform/ids.ts'

export type BegunRow = { key: string; value: string; expiresAt: Date; now: Date }

export async function insertBegun(db: Db, { key, value, expiresAt, now }: BegunRow): Promise<void> {
  await db
    .insertInto('verification')
    .values({ id: newId(), identifier: key, value, expiresAt, createdAt: now, updatedAt: now })
    .execute()
}

/** One statement: of two that bring the same, one gets it. */
export async function deleteBegun(db: Db, key: string, now: Date): Promise<string | null> {
  const row = await db
    .deleteFrom('verification')
    .where('identifier', '=', key)
    .where('expiresAt', '>', now)
    .returning('value')
    .executeTakeFirst()
  return row?.value ?? null
}
