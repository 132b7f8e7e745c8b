import { type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import { lockUser } from '../users/users.repository.ts'

export function listResetsOf(tx: Tx, userId: string, now: Date) {
  return tx
    .selectFrom('secondFactorReset')
    .select(['state', 'askedBy', 'decidedBy'])
    .where('userId', '=', userId)
    .where((eb) => eb.or([eb('state', '=', 'confirmed'), eb('expiresAt', '>', now)]))
    .where('state', '<>', 'refused')
    .orderBy('askedAt', 'desc')
    .execute()
}

export function findLastFactorStep(
  tx: Tx,
  userId: string,
): Promise<{ action: string; actorId: string | null } | undefined> {
  return tx
    .selectFrom('journal')
    .select(['action', 'actorId'])
    .where('objectType', '=', 'user')
    .where('objectId', '=', userId)
    .where('action', 'in', ['user.second_factor_reset', 'user.second_factor_confirmed'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export function listWaitingResets(db: Db, now: Date) {
  return db
    .selectFrom('secondFactorReset as reset')
    .innerJoin('appUser as owner', 'owner.id', 'reset.userId')
    .innerJoin('appUser as asker', 'asker.id', 'reset.askedBy')
    .select(['reset.id', 'userId', 'askedBy', 'askedAt', 'expiresAt'])
    .select(['owner.name as userName', 'asker.name as askedByName'])
    .where('state', '=', 'waiting')
    .where('expiresAt', '>', now)
    .orderBy('askedAt')
    .limit(200)
    .execute()
}

export function insertReset(
  tx: Tx,
  {
    id,
    userId,
    actorId,
    expiresAt,
    now,
  }: { id: string; userId: string; actorId: string; expiresAt: Date; now: Date },
): Promise<{ id: string } | undefined> {
  return tx
    .insertInto('secondFactorReset')
    .values({ id, userId, askedBy: actorId, askedAt: now, expiresAt })
    .onConflict((conflict) =>
      // A constant: by a parameter a prepared statement no longer finds the partial index.
      conflict.column('userId').where(sql<SqlBool>`state = 'waiting'`).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
}

export async function updateResetDecided(
  tx: Tx,
  {
    state,
    actorId,
    resetId,
    now,
  }: { state: 'confirmed' | 'refused'; actorId: string; resetId: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('secondFactorReset')
    .set({ state, decidedBy: actorId, decidedAt: now })
    .where('id', '=', resetId)
    .execute()
}

/** The account first, as whoever asks and whoever gives a password locks it: one sees what the other did. */
export async function lockReset(tx: Tx, resetId: string) {
  const find = () =>
    tx
      .selectFrom('secondFactorReset')
      .select(['userId', 'askedBy', 'askedAt', 'state', 'expiresAt'])
      .where('id', '=', resetId)
  const notFound = () => new NotFoundError('access.reset_not_found')
  const { userId } = await find().executeTakeFirstOrThrow(notFound)
  await lockUser(tx, userId)
  return find().forUpdate().executeTakeFirstOrThrow(notFound)
}

export async function deleteExpired(tx: Tx, now: Date): Promise<void> {
  await tx
    .deleteFrom('secondFactorReset')
    .where('state', '=', 'waiting')
    .where('expiresAt', '<=', now)
    .execute()
}

export async function deleteSecondFactor(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom('twoFactor').where('userId', '=', userId).execute()
}

export async function updateFactorRemoved(tx: Tx, userId: string, now: Date): Promise<void> {
  await tx
    .updateTable('appUser')
    .set({ twoFactorEnabled: false, updatedAt: now })
    .where('id', '=', userId)
    .execute()
}
