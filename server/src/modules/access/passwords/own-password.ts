/** A person changes their own password: every other browser and every token ends with the old one. */
import type { Database } from '../../../platform/database/db.ts'
import { InvalidError } from '../../../platform/errors.ts'
import type { AccountNotices } from '../account-notices.ts'
import type { Actor } from '../domain/actor.ts'
import { addJournal } from '../journal/journal.repository.ts'
import { endAccess } from '../sign-in/end-access.ts'
import { findPasswordHash, getUser, replacePassword } from '../users/users.repository.ts'
import { assertStrongPassword } from './domain/password-policy.ts'
import { ownWordsOf } from './own-words.ts'
import { hashPassword, verifyPassword } from './password-hash.ts'

export type ChangeOwnPassword = {
  actor: Actor
  sessionId: string
  newPassword: string
  now: Date
}

/** The current password has been asked for by now. */
export async function changeOwnPassword(
  db: Database,
  { actor, sessionId, newPassword, now }: ChangeOwnPassword,
  notices: AccountNotices,
): Promise<void> {
  const user = await getUser(db, actor.id)
  assertStrongPassword(newPassword, await ownWordsOf(db, user))
  const before = await findPasswordHash(db, actor.id)
  if (before !== null && (await verifyPassword({ hash: before, password: newPassword })))
    throw new InvalidError('access.password_is_the_same')
  const passwordHash = await hashPassword(newPassword)
  await db.transaction().execute(async (tx) => {
    await replacePassword(tx, { userId: actor.id, passwordHash, isGiven: false, now })
    await endAccess(tx, { userId: actor.id, now, actor, keepSessionId: sessionId })
    await addJournal(tx, {
      actor,
      action: 'user.password_changed',
      objectType: 'user',
      objectId: actor.id,
    })
    await notices.notify(tx, { userId: actor.id, news: 'password_changed', now })
  })
}
