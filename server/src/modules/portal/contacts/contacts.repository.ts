import type { Db, Tx } from '../../../platform/database/db.ts'

export type ContactRow = {
  agencyCode: string
  innerPhone: string
  email: string
  address: string
  note: string
  changedAt: Date
  changedByName: string | null
}

function selectContacts(db: Db) {
  return db
    .selectFrom('agencyContact')
    .leftJoin('personName', 'personName.id', 'agencyContact.changedBy')
    .select([
      ...(['agencyCode', 'innerPhone', 'email', 'address', 'note', 'changedAt'] as const),
      'personName.name as changedByName',
    ])
}

export function findContact(db: Db, agencyCode: string): Promise<ContactRow | undefined> {
  return selectContacts(db).where('agencyCode', '=', agencyCode).executeTakeFirst()
}

type Contact = Pick<ContactRow, 'innerPhone' | 'email' | 'address' | 'note'>

export async function saveContactRow(
  tx: Tx,
  agencyCode: string,
  contact: Contact & { changedAt: Date; changedBy: string | null },
): Promise<void> {
  await tx
    .insertInto('agencyContact')
    .values({ agencyCode, ...contact })
    .onConflict((conflict) => conflict.column('agencyCode').doUpdateSet(contact))
    .execute()
}
