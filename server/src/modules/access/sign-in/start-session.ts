/** Opens a session, or the half of one, in the transaction of whoever found out who came. Beside the library's own. */
import { randomBytes } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import type { Tx } from '../../../platform/database/db.ts'
import { newId } from '../../../platform/ids.ts'
import { addJournal } from '../journal/journal.repository.ts'
import type { User } from '../users/users.repository.ts'
import { SESSION_SECONDS } from './auth.ts'
import { signCookie } from './session-cookie.ts'
import { insertHalfSession, insertSession, updateLastSignIn } from './sign-in.repository.ts'

/** As long as the library keeps its own. */
const HALF_SECONDS = 10 * 60

export type Cookies = {
  sessionCookieName: string
  secondFactorCookieName: string
  sessionSecret: string
  isSecure: boolean
}

/** What the browser gets once the transaction is through. */
export type StartedCookie = { name: string; value: string; maxAge: number }

export type SessionStart = {
  user: User
  origin: { ip: string; userAgent: string | null }
  /** By whose sign-in; null: by a key of the person's own. */
  provider: string | null
  isStrong: boolean
  seconds?: number
  now: Date
}

export type Started = { cookie: StartedCookie; twoFactorRedirect: boolean }

/** With a second factor of the product that was not shown elsewhere, the code is still to come. */
export async function startSession(tx: Tx, start: SessionStart, cookies: Cookies): Promise<Started> {
  const { user, isStrong } = start
  if (user.twoFactorEnabled && !isStrong) {
    const identifier = `2fa-${randomBytes(20).toString('base64url')}`
    await insertHalfSession(tx, {
      ...{ identifier, userId: user.id, now: start.now },
      expiresAt: new Date(start.now.getTime() + HALF_SECONDS * 1000),
    })
    const { secondFactorCookieName: name, sessionSecret } = cookies
    const cookie = { name, value: signCookie(identifier, sessionSecret), maxAge: HALF_SECONDS }
    return { cookie, twoFactorRedirect: true }
  }
  return { cookie: await openSession(tx, start, cookies), twoFactorRedirect: false }
}

async function openSession(tx: Tx, start: SessionStart, cookies: Cookies): Promise<StartedCookie> {
  const { user, origin, provider, isStrong, now } = start
  const seconds = Math.min(start.seconds ?? SESSION_SECONDS, SESSION_SECONDS)
  // Always a new token: one that somebody put into the browser before opens nothing.
  const token = randomBytes(32).toString('base64url')
  await insertSession(tx, {
    ...{ id: newId(), token, userId: user.id, provider, isStrong, createdAt: now, updatedAt: now },
    ...{
      expiresAt: new Date(now.getTime() + seconds * 1000),
      ipAddress: origin.ip,
      userAgent: origin.userAgent,
    },
  })
  await addJournal(tx, {
    ...{ actor: { id: user.id, name: user.name }, action: 'session.started' },
    ...{
      objectType: 'user',
      objectId: user.id,
      details: provider === null ? { isPasskey: true } : { provider },
    },
  })
  await updateLastSignIn(tx, user.id, now)
  const { sessionCookieName: name, sessionSecret } = cookies
  return { name, value: signCookie(token, sessionSecret), maxAge: seconds }
}

export function sendCookie(
  reply: FastifyReply,
  { name, value, maxAge }: StartedCookie,
  { isSecure }: Pick<Cookies, 'isSecure'>,
): void {
  const parts = [
    `${name}=${encodeURIComponent(value)}`,
    `Max-Age=${maxAge}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
  ]
  reply.header('set-cookie', [...parts, ...(isSecure ? ['Secure'] : [])].join('; '))
}
