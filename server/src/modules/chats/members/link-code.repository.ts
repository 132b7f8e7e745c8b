/** Accounts of networks proved to be officials', and the codes that prove it. */
import type { Network } from '../../../connectors/connector.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'

export type NewCode = { userId: string; codeHash: string; expiresAt: Date }

/** Replaces the person's earlier code. Returns false if somebody else has the same valid code. */
export async function replaceCode(tx: Tx, code: NewCode, now: Date): Promise<boolean> {
  await tx
    .deleteFrom('accountLinkCode')
    .where((eb) => eb.or([eb('userId', '=', code.userId), eb('expiresAt', '<=', now)]))
    .execute()
  const row = await tx
    .insertInto('accountLinkCode')
    .values(code)
    .onConflict((conflict) => conflict.doNothing())
    .returning('userId')
    .executeTakeFirst()
  return row !== undefined
}

/** Uses up a code and returns its owner. Null if it is unknown, expired, or of a person who has left. */
export async function takeCode(
  tx: Tx,
  codeHash: string,
  now: Date,
): Promise<{ id: string; name: string } | null> {
  const row = await tx
    .deleteFrom('accountLinkCode')
    .using('appUser')
    .whereRef('appUser.id', '=', 'accountLinkCode.userId')
    .where('codeHash', '=', codeHash)
    .where('expiresAt', '>', now)
    .where('appUser.isActive', '=', true)
    .returning(['appUser.id', 'appUser.name'])
    .executeTakeFirst()
  return row ?? null
}

export async function countTries(tx: Tx, authorId: string, since: Date): Promise<number> {
  const { count } = await tx
    .selectFrom('accountLinkTry')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('authorId', '=', authorId)
    .where('triedAt', '>', since)
    .executeTakeFirstOrThrow()
  return count
}

/** Deletes tries that are too old to count. */
export async function addTry(
  tx: Tx,
  { authorId, triedAt, since }: { authorId: string; triedAt: Date; since: Date },
): Promise<void> {
  await tx
    .deleteFrom('accountLinkTry')
    .where('authorId', '=', authorId)
    .where('triedAt', '<=', since)
    .execute()
  await tx.insertInto('accountLinkTry').values({ authorId, triedAt }).execute()
}

/** Returns the previous owner of the account, or null. */
export async function linkAccount(
  tx: Tx,
  { authorId, userId, linkedAt }: { authorId: string; userId: string; linkedAt: Date },
): Promise<string | null> {
  const before = await tx
    .selectFrom('officialAccount')
    .select('userId')
    .where('authorId', '=', authorId)
    .forUpdate()
    .executeTakeFirst()
  await tx
    .insertInto('officialAccount')
    .values({ authorId, userId, linkedAt })
    .onConflict((conflict) => conflict.column('authorId').doUpdateSet({ userId, linkedAt }))
    .execute()
  return before?.userId ?? null
}

export type StoredAccount = { authorId: string; network: Network; authorCard: Buffer | null; linkedAt: Date }

export function listAccounts(db: Db, userId: string): Promise<StoredAccount[]> {
  return db
    .selectFrom('officialAccount')
    .innerJoin('author', 'author.id', 'officialAccount.authorId')
    .select([
      'officialAccount.authorId',
      'author.network',
      'author.card as authorCard',
      'officialAccount.linkedAt',
    ])
    .where('officialAccount.userId', '=', userId)
    .orderBy('officialAccount.linkedAt')
    .orderBy('officialAccount.authorId')
    .execute()
}

export async function deleteAccount(
  tx: Tx,
  { authorId, userId }: { authorId: string; userId: string },
): Promise<boolean> {
  const row = await tx
    .deleteFrom('officialAccount')
    .where('authorId', '=', authorId)
    .where('userId', '=', userId)
    .returning('authorId')
    .executeTakeFirst()
  return row !== undefined
}

/** Which of these authors are officials. */
export async function listOfficialAuthors(db: Db, authorIds: readonly string[]): Promise<Set<string>> {
  if (authorIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('officialAccount')
    .select('authorId')
    .where('authorId', 'in', authorIds)
    .execute()
  return new Set(rows.map(({ authorId }) => authorId))
}
