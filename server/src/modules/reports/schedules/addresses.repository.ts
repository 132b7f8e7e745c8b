/** Mailboxes outside of the product that an administrator allowed. */
import type { Db } from '../../../platform/database/db.ts'

export async function listAddresses(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('reportAddress').select('address').orderBy('address').execute()
  return rows.map(({ address }) => address)
}

export async function insertAddress(
  db: Db,
  { address, allowedBy, now }: { address: string; allowedBy: string; now: Date },
): Promise<void> {
  await db
    .insertInto('reportAddress')
    .values({ address, allowedBy, allowedAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function deleteAddress(db: Db, address: string): Promise<void> {
  await db.deleteFrom('reportAddress').where('address', '=', address).execute()
}
