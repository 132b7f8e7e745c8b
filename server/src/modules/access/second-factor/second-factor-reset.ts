/**
 * The way back for who lost the phone and the codes: one administrator asks, another confirms, who has been one for a
 * day and is not in the hands of the first. Neither may be the person it is about, nor know their password. On the
 * machine itself, where there may be no such two, a command does it at once.
 */
import { type SqlBool, sql } from 'kysely'
import type { Database, Tx } from '../../../platform/database/db.ts'
import { ConflictError, ForbiddenError, NotFoundError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { type AccountNotices, tellAdministrators } from '../account-notices.ts'
import type { Actor, ActorRef } from '../domain/actor.ts'
import { addJournal } from '../journal/journal.repository.ts'
import { endAccess } from '../sign-in/end-access.ts'
import { lockUser } from '../users/users.repository.ts'
import { type Ask, assertMayConfirm, refuseWhoKnowsPassword } from './reset-rules.ts'

const LIVES_MS = 24 * 60 * 60_000

export function askSecondFactorReset(db: Database, ask: Ask, notices: AccountNotices): Promise<void> {
  const { userId, actor, now } = ask
  return db.transaction().execute(async (tx) => {
    const user = await lockUser(tx, userId)
    if (userId === actor.id) throw new ForbiddenError('access.reset_of_oneself')
    if (!user.twoFactorEnabled) throw new ConflictError('access.no_second_factor')
    await refuseWhoKnowsPassword(tx, { userId, actor, now })
    await forgetExpired(tx, now)
    const id = newId()
    const expiresAt = new Date(now.getTime() + LIVES_MS)
    const row = await tx
      .insertInto('secondFactorReset')
      .values({ id, userId, askedBy: actor.id, askedAt: now, expiresAt })
      .onConflict((conflict) =>
        // A constant: by a parameter a prepared statement no longer finds the partial index.
        conflict.column('userId').where(sql<SqlBool>`state = 'waiting'`).doNothing(),
      )
      .returning('id')
      .executeTakeFirst()
    if (!row) throw new ConflictError('access.reset_is_asked_already')
    await note(tx, { actor, action: 'user.second_factor_reset_asked', userId })
    await tellAdministrators(tx, { news: 'second_factor_reset_asked', userId, actor, now }, notices)
  })
}

type Decide = { resetId: string; decision: 'confirm' | 'refuse'; actor: Actor; now: Date }

export function decideSecondFactorReset(
  db: Database,
  { resetId, decision, actor, now }: Decide,
  notices: AccountNotices,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const reset = await lockReset(tx, resetId)
    const { userId, askedBy, askedAt } = reset
    if (reset.state !== 'waiting' || reset.expiresAt <= now) throw new ConflictError('access.reset_is_over')
    // Who asked may take it back.
    if (userId === actor.id) throw new ForbiddenError('access.reset_needs_another')
    if (decision === 'confirm') await assertMayConfirm(tx, { userId, askedBy, askedAt, actor, now })
    const state = decision === 'confirm' ? 'confirmed' : 'refused'
    await tx
      .updateTable('secondFactorReset')
      .set({ state, decidedBy: actor.id, decidedAt: now })
      .where('id', '=', resetId)
      .execute()
    if (decision === 'refuse') return note(tx, { actor, action: 'user.second_factor_reset_refused', userId })
    await removeSecondFactor(tx, { userId, actor, now }, notices)
  })
}

/** The account first, as whoever asks and whoever gives a password locks it: one sees what the other did. */
async function lockReset(tx: Tx, resetId: string) {
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

/** The command of the machine: whoever may run it could change the database as well. */
export function resetSecondFactorAtOnce(
  db: Database,
  { userId, now }: { userId: string; now: Date },
  notices: AccountNotices,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const user = await lockUser(tx, userId)
    if (!user.twoFactorEnabled) throw new ConflictError('access.no_second_factor')
    await removeSecondFactor(tx, { userId, actor: null, now }, notices)
  })
}

/** The person signs in by password and sets up a new one; until then their role opens nothing. */
async function removeSecondFactor(
  tx: Tx,
  { userId, actor, now }: { userId: string; actor: ActorRef; now: Date },
  notices: AccountNotices,
): Promise<void> {
  await tx.deleteFrom('twoFactor').where('userId', '=', userId).execute()
  await tx
    .updateTable('appUser')
    .set({ twoFactorEnabled: false, updatedAt: now })
    .where('id', '=', userId)
    .execute()
  await endAccess(tx, { userId, now, actor })
  await note(tx, { actor, action: 'user.second_factor_reset', userId })
  await notices.tell(tx, { userId, news: 'second_factor_reset', now })
}

async function forgetExpired(tx: Tx, now: Date): Promise<void> {
  await tx
    .deleteFrom('secondFactorReset')
    .where('state', '=', 'waiting')
    .where('expiresAt', '<=', now)
    .execute()
}

type Note = { actor: ActorRef; action: string; userId: string }

function note(tx: Tx, { actor, action, userId }: Note): Promise<void> {
  return addJournal(tx, { actor, action, objectType: 'user', objectId: userId })
}
