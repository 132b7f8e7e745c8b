import { z } from 'zod'
import type { Db } from '../../platform/db.ts'
import type { ActorRef } from './domain/actor.ts'
import { addJournal } from './journal.repository.ts'

const SIGN_IN = new Set(['/sign-in/email', '/two-factor/verify-totp', '/two-factor/verify-backup-code'])
const ACTIONS: Record<string, string> = {
  '/change-password': 'user.password_changed',
  '/revoke-sessions': 'session.all_ended',
  '/revoke-other-sessions': 'session.others_ended',
  '/two-factor/disable': 'user.second_factor_removed',
  '/two-factor/generate-backup-codes': 'user.backup_codes_renewed',
}

const SignInReply = z.object({ user: z.object({ id: z.string(), name: z.string() }) })

/** `caller`: who was signed in when the call came; the call itself may have ended that session. */
export type AuthEvent = { door: string; status: number; body: unknown; caller: ActorRef; now: Date }

/** What a security officer asks for later: who came in, whose keys changed. Who was kept out: sign-in-guard.ts. */
export async function noteAuthEvent(db: Db, event: AuthEvent): Promise<void> {
  const { door, status, caller } = event
  if (status >= 400) return
  const action = ACTIONS[door]
  if (action && caller) await addFor(db, action, caller)
  if (SIGN_IN.has(door)) await noteSignIn(db, event)
}

async function noteSignIn(db: Db, { door, body, caller, now }: AuthEvent): Promise<void> {
  // Without a user in the answer the second factor is still to come.
  const reply = SignInReply.safeParse(body)
  if (!reply.success) return
  const { user } = reply.data
  if (caller && door !== '/sign-in/email') {
    // The same door confirms the new second factor of somebody who is already in.
    await addFor(db, 'user.second_factor_confirmed', user)
    return
  }
  await addFor(db, 'session.started', user)
  await db.updateTable('appUser').set({ lastSignInAt: now }).where('id', '=', user.id).execute()
}

function addFor(db: Db, action: string, { id, name }: NonNullable<ActorRef>): Promise<void> {
  return addJournal(db, { actor: { id, name }, action, objectType: 'user', objectId: id })
}
