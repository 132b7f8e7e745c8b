/**
 * The way back for who lost the phone and the codes: one administrator asks, another confirms, who has been one for a
 * day and is not in the hands of the first. Neither may be the person it is about, nor know their password. On the
 * machine itself, where there may be no such two, a command does it at once.
 */
import { DAY_MS } from '@veche/contract/durations.ts'
import type { Database, Tx } from '../../../platform/database/db.ts'
import { ConflictError, ForbiddenError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { type AccountNotices, notifyAdministrators } from '../account-notices.ts'
import type { Actor, ActorRef } from '../domain/actor.ts'
import { addJournal } from '../journal/journal.repository.ts'
import { deletePasskeysOf } from '../passkeys/passkeys.repository.ts'
import { endAccess } from '../sign-in/end-access.ts'
import { lockUser } from '../users/users.repository.ts'
import { type Ask, assertMayConfirm, refuseWhoKnowsPassword } from './reset-rules.ts'
import {
  deleteExpired,
  deleteSecondFactor,
  insertReset,
  lockReset,
  updateFactorRemoved,
  updateResetDecided,
} from './resets.repository.ts'

const LIVES_MS = DAY_MS

export function askSecondFactorReset(db: Database, ask: Ask, notices: AccountNotices): Promise<void> {
  const { userId, actor, now } = ask
  return db.transaction().execute(async (tx) => {
    const user = await lockUser(tx, userId)
    if (userId === actor.id) throw new ForbiddenError('access.reset_of_oneself')
    if (!user.twoFactorEnabled && !user.hasPasskey) throw new ConflictError('access.no_second_factor')
    await refuseWhoKnowsPassword(tx, { userId, actor, now })
    await deleteExpired(tx, now)
    const id = newId()
    const expiresAt = new Date(now.getTime() + LIVES_MS)
    const row = await insertReset(tx, { id, userId, actorId: actor.id, expiresAt, now })
    if (!row) throw new ConflictError('access.reset_is_asked_already')
    await note(tx, { actor, action: 'user.second_factor_reset_asked', userId })
    await notifyAdministrators(tx, { news: 'second_factor_reset_asked', userId, actor, now }, notices)
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
    await updateResetDecided(tx, { state, actorId: actor.id, resetId, now })
    if (decision === 'refuse') return note(tx, { actor, action: 'user.second_factor_reset_refused', userId })
    await removeSecondFactor(tx, { userId, actor, now }, notices)
  })
}

/** The command of the machine: whoever may run it could change the database as well. */
export function resetSecondFactorAtOnce(
  db: Database,
  { userId, now }: { userId: string; now: Date },
  notices: AccountNotices,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const user = await lockUser(tx, userId)
    if (!user.twoFactorEnabled && !user.hasPasskey) throw new ConflictError('access.no_second_factor')
    await removeSecondFactor(tx, { userId, actor: null, now }, notices)
  })
}

/** The person signs in by password and sets up a new one; until then their role opens nothing. */
async function removeSecondFactor(
  tx: Tx,
  { userId, actor, now }: { userId: string; actor: ActorRef; now: Date },
  notices: AccountNotices,
): Promise<void> {
  await deleteSecondFactor(tx, userId)
  await deletePasskeysOf(tx, userId)
  await updateFactorRemoved(tx, userId, now)
  await endAccess(tx, { userId, now, actor })
  await note(tx, { actor, action: 'user.second_factor_reset', userId })
  await notices.notify(tx, { userId, news: 'second_factor_reset', now })
}

type Note = { actor: ActorRef; action: string; userId: string }

function note(tx: Tx, { actor, action, userId }: Note): Promise<void> {
  return addJournal(tx, { actor, action, objectType: 'user', objectId: userId })
}
