import { asideOf, type Db, type Tx } from '../../../platform/database/db.ts'

export async function deleteEndedSessions(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('session').where('expiresAt', '<', now).execute()
}

export async function deleteEndedVerifications(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('verification').where('expiresAt', '<', now).execute()
}

export async function updateLastSignIn(tx: Tx, userId: string, now: Date): Promise<void> {
  await tx.updateTable('appUser').set({ lastSignInAt: now }).where('id', '=', userId).execute()
}

export function findVerification(db: Db, identifier: string): Promise<{ value: string } | undefined> {
  return db.selectFrom('verification').select('value').where('identifier', '=', identifier).executeTakeFirst()
}

export function findActiveUser(db: Db, userId: string): Promise<{ id: string } | undefined> {
  return asideOf(db)
    .selectFrom('appUser')
    .select('id')
    .where('id', '=', userId)
    .where('isActive', '=', true)
    .executeTakeFirst()
}

export async function deleteSession(db: Db, sessionId: string): Promise<void> {
  await db.deleteFrom('session').where('id', '=', sessionId).execute()
}

export function updateTokensRevoked(db: Db, userId: string, now: Date) {
  return db
    .updateTable('apiToken')
    .set({ revokedAt: now })
    .where('userId', '=', userId)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
}

export function listSessions(db: Db, actorId: string, now: Date) {
  return db
    .selectFrom('session')
    .select(['id', 'createdAt', 'updatedAt', 'expiresAt', 'ipAddress', 'userAgent'])
    .where('userId', '=', actorId)
    .where('expiresAt', '>', now)
    .orderBy('updatedAt', 'desc')
    .limit(100)
    .execute()
}

export function deleteSessionOf(tx: Tx, signInId: string, actorId: string) {
  return tx.deleteFrom('session').where('id', '=', signInId).where('userId', '=', actorId).executeTakeFirst()
}

/** Deletes all sessions of a person except one. */
export async function deleteSessionsOf(tx: Tx, userId: string, keepId: string | undefined): Promise<void> {
  await tx
    .deleteFrom('session')
    .where('userId', '=', userId)
    .$if(keepId !== undefined, (query) => query.where('id', '<>', keepId ?? ''))
    .execute()
}
