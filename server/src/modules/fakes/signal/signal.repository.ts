import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/db.ts'

export function findCardOf(tx: Tx, messageId: string): Promise<{ number: number; id: string } | undefined> {
  return tx
    .selectFrom('fakeCarrier')
    .innerJoin('fake', 'fake.id', 'fakeCarrier.fakeId')
    .select(['fake.id', 'fake.number'])
    .where('fakeCarrier.messageId', '=', messageId)
    .where('fakeCarrier.state', '=', 'confirmed')
    .where('fake.step', '<>', 'dropped')
    .executeTakeFirst()
}

/** Locks, so that a rumour that arrives twice at once, or is reported by two people, starts one card. */
export async function lockHearing(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('fakes.hear_rumours'))`.execute(tx)
}
