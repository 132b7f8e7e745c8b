/**
 * Brute force: tries are counted before the password is looked at, by account and network and by account alone.
 * From a network where this account signed in lately only the first count holds, so a stranger's guessing
 * does not keep the owner out.
 */

import { createHmac } from 'node:crypto'
import { DAY_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import type { Db } from '../../../platform/database/db.ts'
import { AppError } from '../../../platform/errors.ts'
import { networkOf } from '../../../platform/http/limits/network-of.ts'
import { addJournal } from '../journal/journal.repository.ts'
import { findAccountId } from '../journal/refusals.repository.ts'
import {
  countOneMore,
  deleteOldAttempts,
  updateAttemptForgiven,
  updateAttemptSucceeded,
} from './attempts.repository.ts'

const PAIR = { limit: 10, windowMs: 30 * MINUTE_MS }
const ACCOUNT = { limit: 20, windowMs: 60 * MINUTE_MS }
/** Of somebody who is signed in: a stolen session must not find out the password. */
const PASSWORD = { limit: 10, windowMs: 30 * MINUTE_MS }
/** Of all who try: there is one code and one installation. */
const SET_UP = { limit: 20, windowMs: 60 * MINUTE_MS }
/** Of a network, in which a whole building may come to work at once. */
const BEGIN = { limit: 100, windowMs: MINUTE_MS }
/** Longer than a code lives with the neighbours the library accepts. */
const CODE_MS = 3 * MINUTE_MS
const KNOWN_FOR_MS = 30 * DAY_MS

export type SignInTry = { email: string; ip: string; now: Date }
type Limit = { limit: number; windowMs: number }

export type SignInGuard = {
  /** Throws `access.too_many_attempts` with the seconds to wait. */
  admit: (attempt: SignInTry) => Promise<void>
  acknowledge: (attempt: SignInTry) => Promise<void>
  /** The same limit for the password asked once more; it counts by account, from whatever network. */
  admitPassword: (attempt: { userId: string; now: Date }) => Promise<void>
  acknowledgePassword: (attempt: { userId: string; now: Date }) => Promise<void>
  /** Before the code of an installation that has no user yet is looked at. */
  admitSetUp: (now: Date) => Promise<void>
  /** Before anything is kept of a sign-in that only begins. */
  admitBegin: (attempt: { ip: string; now: Date }) => Promise<void>
  /** False when this code of the second factor has been used: a code seen over a shoulder opens nothing. */
  useCodeOnce: (use: { userId: string; code: string; now: Date }) => Promise<boolean>
}

export function createSignInGuard(db: Db, secret: string): SignInGuard {
  const keyOf = (...parts: string[]) => createHmac('sha256', secret).update(parts.join('\n')).digest()
  const pairKey = ({ email, ip }: SignInTry) => keyOf('pair', normalise(email), networkOf(ip))
  const accountKey = ({ email }: SignInTry) => keyOf('account', normalise(email))
  const passwordKey = (userId: string) => keyOf('password', userId)

  return {
    async admit(attempt) {
      const about = () => findAccountId(db, attempt.email)
      const { succeededAt } = await countTry(db, pairKey(attempt), PAIR, { now: attempt.now, about })
      const isKnown = succeededAt !== null && attempt.now.getTime() - succeededAt.getTime() < KNOWN_FOR_MS
      if (!isKnown) await countTry(db, accountKey(attempt), ACCOUNT, { now: attempt.now, about })
    },
    async acknowledge(attempt) {
      await updateAttemptSucceeded(db, pairKey(attempt), attempt.now)
    },
    async admitPassword({ userId, now }) {
      await countTry(db, passwordKey(userId), PASSWORD, { now, about: async () => userId })
    },
    async acknowledgePassword({ userId }) {
      await updateAttemptForgiven(db, passwordKey(userId))
    },
    async admitSetUp(now) {
      await countTry(db, keyOf('set up'), SET_UP, { now, about: async () => null })
    },
    async admitBegin({ ip, now }) {
      await countTry(db, keyOf('begin', networkOf(ip)), BEGIN, { now, about: async () => null })
    },
    async useCodeOnce({ userId, code, now }) {
      const row = await countOneMore(db, keyOf('code', userId, code), CODE_MS, now)
      return row.count === 1
    },
  }
}

async function countTry(
  db: Db,
  key: Buffer,
  { limit, windowMs }: Limit,
  { now, about }: { now: Date; about: () => Promise<string | null> },
): Promise<{ succeededAt: Date | null }> {
  const row = await countOneMore(db, key, windowMs, now)
  if (row.count === limit + 1) {
    // Once in a window: a stranger must not fill the journal.
    const entry = { action: 'session.too_many_attempts', objectType: 'user', objectId: await about() }
    await addJournal(db, { actor: null, ...entry })
  }
  if (row.count > limit) {
    const waitMs = row.windowStartedAt.getTime() + windowMs - now.getTime()
    throw new AppError('access.too_many_attempts', 429, { retryAfterSeconds: Math.ceil(waitMs / 1000) })
  }
  return { succeededAt: row.succeededAt }
}

/** Rows that no longer decide anything. */
export async function forgetOldAttempts(db: Db, now: Date): Promise<void> {
  const triedBefore = new Date(now.getTime() - ACCOUNT.windowMs)
  const succeededBefore = new Date(now.getTime() - KNOWN_FOR_MS)
  await deleteOldAttempts(db, triedBefore, succeededBefore)
}

function normalise(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase()
}
