/** Ends all sessions and tokens of an account, and the secret address of its calendar. The journal gets the number of ended tokens. */
import type { Db, Tx } from '../../../platform/database/db.ts'
import { endCalendarAddress } from '../calendar-address/calendar-address.ts'
import type { ActorRef } from '../domain/actor.ts'
import { addJournal } from '../journal/journal.repository.ts'
import { deleteSessionsOf, updateTokensRevoked } from './sign-in.repository.ts'

type EndAccess = {
  userId: string
  now: Date
  actor: ActorRef
  /** The browser in which the owner acts goes on. */
  keepSessionId?: string
}

export async function endAccess(tx: Tx, { userId, now, actor, keepSessionId }: EndAccess): Promise<void> {
  await deleteSessionsOf(tx, userId, keepSessionId)
  await endTokens(tx, { userId, now, actor })
}

/** A token that has ended is never revived, whatever happens to its owner. */
export async function endTokens(
  db: Db,
  { userId, now, actor }: { userId: string; now: Date; actor: ActorRef },
): Promise<void> {
  await endCalendarAddress(db, { userId, actor })
  const { numUpdatedRows } = await updateTokensRevoked(db, userId, now)
  if (numUpdatedRows === 0n) return
  await addJournal(db, {
    actor,
    action: 'token.all_revoked',
    objectType: 'user',
    objectId: userId,
    details: { count: Number(numUpdatedRows) },
  })
}
