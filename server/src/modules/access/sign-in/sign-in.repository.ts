import type { Insertable } from 'kysely'
import type { DB } from '../../../platform/database/database.gen.ts'
import { type Aside, asideOf, type Db, type Tx } from '../../../platform/database/db.ts'
import { newId } from '../../../platform/ids.ts'

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

export async function insertSession(tx: Tx, session: Insertable<DB['session']>): Promise<void> {
  await tx.insertInto('session').values(session).execute()
}

type HalfSession = { identifier: string; userId: string; expiresAt: Date; now: Date }

/** In the form of the sign-in library, whose door takes the code: whose sign-in it is, and how many codes were wrong. */
export async function insertHalfSession(tx: Tx, half: HalfSession): Promise<void> {
  const { identifier, userId, expiresAt, now } = half
  const moments = { expiresAt, createdAt: now, updatedAt: now }
  await tx
    .insertInto('verification')
    .values([
      { id: newId(), identifier, value: userId, ...moments },
      { id: newId(), identifier: `2fa-attempts-${identifier}`, value: '0', ...moments },
    ])
    .execute()
}

/** Ends the session of a cookie; returns by whose sign-in it began. */
export async function deleteSessionByToken(
  db: Db,
  token: string,
): Promise<{ provider: string | null } | undefined> {
  return db.deleteFrom('session').where('token', '=', token).returning('provider').executeTakeFirst()
}

/** By hand: a role that groups gave may have ended there since. */
export async function isAdministrator(db: Db | Aside, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('roleGrant')
    .select('id')
    .where('userId', '=', userId)
    .where('role', '=', 'administrator')
    .where('givenBy', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}
