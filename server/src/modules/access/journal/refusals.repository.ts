import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'

export type RefusalKey = { kind: string; accountId: string; network: string; windowStartedAt: Date }

export async function countOneMore(
  db: Db,
  { kind, accountId, network, windowStartedAt }: RefusalKey,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('refusal')
    .set((eb) => ({ count: eb('count', '+', 1) }))
    .where('windowStartedAt', '=', windowStartedAt)
    .where('kind', '=', kind)
    .where('accountId', '=', accountId)
    .where('network', '=', network)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function countRefusals(tx: Tx, windowStartedAt: Date): Promise<number> {
  const { count } = await tx
    .selectFrom('refusal')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('windowStartedAt', '=', windowStartedAt)
    .executeTakeFirstOrThrow()
  return count
}

export async function insertOrCount(tx: Tx, key: RefusalKey, userAgent: string | null): Promise<number> {
  const row = await tx
    .insertInto('refusal')
    .values({ ...key, count: 1, userAgent })
    .onConflict((conflict) =>
      conflict
        .columns(['windowStartedAt', 'kind', 'accountId', 'network'])
        .doUpdateSet({ count: sql<number>`refusal.count + 1` }),
    )
    .returning('count')
    .executeTakeFirstOrThrow()
  return row.count
}

/** Finds the account of an e-mail. The address itself is never saved, because people type passwords into that field. */
export async function findAccountId(db: Db, email: string): Promise<string | null> {
  const row = await db
    .selectFrom('appUser')
    .select('id')
    .where('email', '=', email.normalize('NFKC').trim().toLowerCase())
    .executeTakeFirst()
  return row?.id ?? null
}

/** :: */
export function deleteEndedRefusals(tx: Tx, before: Date) {
  return tx.deleteFrom('refusal').where('windowStartedAt', '<=', before).returningAll().execute()
}
