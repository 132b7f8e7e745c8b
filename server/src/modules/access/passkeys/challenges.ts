/** What a device is asked to sign: for five minutes, for one person or one browser, and once. */
import { createHash, randomBytes } from 'node:crypto'
import type { Db } from '../../../platform/database/db.ts'
import { deleteBegun, insertBegun } from '../sign-in/begun.repository.ts'

const CHALLENGE_MS = 5 * 60_000
export const CHALLENGE_SECONDS = CHALLENGE_MS / 1000

/** `holder`: the session that adds a key, or what the browser that signs in keeps in a cookie. */
export async function saveChallenge(db: Db, holder: string, now: Date): Promise<string> {
  const challenge = randomBytes(32).toString('base64url')
  const expiresAt = new Date(now.getTime() + CHALLENGE_MS)
  await insertBegun(db, { key: keyOf(challenge), value: digest(holder), expiresAt, now })
  return challenge
}

export async function takeChallenge(
  db: Db,
  challenge: string,
  { holder, now }: { holder: string; now: Date },
) {
  const value = await deleteBegun(db, keyOf(challenge), now)
  return value !== null && value === digest(holder)
}

function keyOf(challenge: string): string {
  return `passkey-${digest(challenge)}`
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
