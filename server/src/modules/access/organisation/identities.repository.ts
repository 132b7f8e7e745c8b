/** Accounts of organisations, each linked to one person. */
import type { Db, Tx } from '../../../platform/database/db.ts'
import { newId } from '../../../platform/ids.ts'

export type Identity = { provider: string; subject: string; userId: string; now: Date }

export async function findLinkedUserId(
  db: Db,
  { provider, subject }: Pick<Identity, 'provider' | 'subject'>,
): Promise<string | null> {
  const row = await db
    .selectFrom('account')
    .select('userId')
    .where('providerId', '=', keyOf(provider))
    .where('accountId', '=', subject)
    .executeTakeFirst()
  return row?.userId ?? null
}

export async function listLinkedProviders(db: Db, userId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('account')
    .select('providerId')
    .where('userId', '=', userId)
    .where('providerId', 'like', `${keyOf('')}%`)
    .execute()
  return rows.map(({ providerId }) => providerId.slice(keyOf('').length))
}

/** False: this person has another account there, or the account is another person's. */
export async function insertIdentity(tx: Tx, { provider, subject, userId, now }: Identity): Promise<boolean> {
  const row = await tx
    .insertInto('account')
    .values({
      ...{ id: newId(), accountId: subject, providerId: keyOf(provider), userId },
      ...{ createdAt: now, updatedAt: now },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function deleteIdentity(tx: Tx, userId: string, provider: string): Promise<boolean> {
  const row = await tx
    .deleteFrom('account')
    .where('userId', '=', userId)
    .where('providerId', '=', keyOf(provider))
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function deleteSessionsBy(tx: Tx, userId: string, provider: string): Promise<void> {
  await tx.deleteFrom('session').where('userId', '=', userId).where('provider', '=', provider).execute()
}

/** Beside `credential`, the library's own. */
function keyOf(provider: string): string {
  return `organisation:${provider}`
}
