import type { AccountNews } from '@veche/contract/notifications.ts'
import { SIGN_IN_ROUTES } from '@veche/contract/routes/sign-in.ts'
import { z } from 'zod'
import type { Database, Db, Tx } from '../../../platform/database/db.ts'
import type { RequestOrigin } from '../../../platform/http/request-origin.ts'
import type { Log } from '../../../platform/log.ts'
import type { AccountNotices } from '../account-notices.ts'
import type { ActorRef } from '../domain/actor.ts'
import { addJournal } from '../journal/journal.repository.ts'
import { findAccountId } from '../journal/refusals.repository.ts'
import { countRefusal, type RefusalKind } from '../journal/refusals.ts'
import type { Auth } from './auth.ts'
import type { Door } from './doors.ts'
import { readSessionToken } from './session-cookie.ts'
import { findVerification, updateLastSignIn } from './sign-in.repository.ts'

type Noted = { action: string; news?: AccountNews }
const ACTIONS: Partial<Record<Door, Noted>> = {
  [SIGN_IN_ROUTES.revokeSessions.path]: { action: 'session.all_ended' },
  [SIGN_IN_ROUTES.revokeOtherSessions.path]: { action: 'session.others_ended' },
  [SIGN_IN_ROUTES.disableSecondFactor.path]: {
    action: 'user.second_factor_removed',
    news: 'second_factor_off',
  },
}
const SIGN_IN: ReadonlySet<Door> = new Set([
  SIGN_IN_ROUTES.signIn.path,
  SIGN_IN_ROUTES.verifyCode.path,
  SIGN_IN_ROUTES.verifySpareCode.path,
])

const SignInReply = z.object({ user: z.object({ id: z.string(), name: z.string() }) })
const SignInBody = z.object({ email: z.string() })

/** `caller`: who was signed in when the call came; the call itself may have ended that session. */
export type AuthEvent = {
  door: Door
  status: number
  answer: unknown
  body: object
  caller: ActorRef
  /** Whose password was right and whose code is still to come. */
  waitingUserId: string | null
  now: Date
}

/** What a security officer asks for later: who came in, whose keys changed. */
export async function journalAuthEvent(
  db: Database,
  event: AuthEvent,
  notices: AccountNotices,
): Promise<void> {
  const { door, caller, now } = event
  const noted = ACTIONS[door]
  if (noted && caller)
    await db.transaction().execute((tx) => addFor(tx, { noted, user: caller, now, notices }))
  if (SIGN_IN.has(door)) await db.transaction().execute((tx) => journalSignIn(tx, event, notices))
}

async function journalSignIn(tx: Tx, event: AuthEvent, notices: AccountNotices): Promise<void> {
  const { door, answer, caller, now } = event
  // Without a user in the answer the second factor is still to come.
  const reply = SignInReply.safeParse(answer)
  if (!reply.success) return
  const { user } = reply.data
  if (caller && door !== SIGN_IN_ROUTES.signIn.path) {
    // The same door confirms the new second factor of somebody who is already in.
    const noted: Noted = { action: 'user.second_factor_confirmed', news: 'second_factor_on' }
    await addFor(tx, { noted, user, now, notices })
    return
  }
  await addFor(tx, { noted: { action: 'session.started' }, user, now, notices })
  await updateLastSignIn(tx, user.id, now)
}

type Told = { noted: Noted; user: NonNullable<ActorRef>; now: Date; notices: AccountNotices }

async function addFor(tx: Tx, { noted: { action, news }, user, now, notices }: Told): Promise<void> {
  const { id, name } = user
  await addJournal(tx, { actor: { id, name }, action, objectType: 'user', objectId: id })
  if (news) await notices.notify(tx, { userId: id, news, now })
}

/** Who was kept out: by a wrong password, a wrong code, too many tries, an account that is switched off. */
export async function journalAuthRefusal(
  db: Database,
  { door, body, caller, waitingUserId, origin, now }: AuthEvent & { origin: RequestOrigin },
  log: Log,
): Promise<void> {
  const note = (kind: RefusalKind, accountId: string | null) =>
    countRefusal(db, { kind, accountId, origin, now }, log)
  if (door === SIGN_IN_ROUTES.signIn.path) {
    const { email } = SignInBody.parse(body)
    await note('session.sign_in_failed', await findAccountId(db, email))
  } else if (SIGN_IN.has(door)) {
    await note('session.second_factor_failed', caller?.id ?? waitingUserId)
  } else if (caller) {
    await note('session.password_refused', caller.id)
  }
}

/** The half-done sign-in of the cookie. */
export async function findWaitingUserId(
  db: Db,
  { secondFactorCookieName: name, sessionSecret: secret }: Auth,
  cookie: string | undefined,
): Promise<string | null> {
  const identifier = readSessionToken(cookie, { name, secret })
  if (identifier === null) return null
  const row = await findVerification(db, identifier)
  return row?.value ?? null
}
