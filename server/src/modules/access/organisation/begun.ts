import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Db } from '../../../platform/database/db.ts'
import { deleteBegun, insertBegun } from '../sign-in/begun.repository.ts'

const BEGUN_MS = 10 * 60_000
export const BEGUN_SECONDS = BEGUN_MS / 1000

const Begun = z.object({
  provider: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  browser: z.string(),
  next: z.string(),
  /** Whose account is being linked; null: somebody signs in. */
  linksUserId: z.string().nullable(),
})
export type Begun = Omit<z.infer<typeof Begun>, 'browser'>

/** Returns what the browser keeps in a cookie: an address that another browser opens comes to nothing. */
export async function saveBegun(db: Db, state: string, begun: Begun, now: Date): Promise<string> {
  const browser = randomBytes(32).toString('base64url')
  await insertBegun(db, {
    key: keyOf(state),
    value: JSON.stringify({ ...begun, browser: digest(browser) } satisfies z.infer<typeof Begun>),
    expiresAt: new Date(now.getTime() + BEGUN_MS),
    now,
  })
  return browser
}

/** Null: never begun, begun in another browser, over, or brought a second time. */
export async function takeBegun(
  db: Db,
  { state, browser, now }: { state: string | null; browser: string | null; now: Date },
): Promise<Begun | null> {
  if (state === null || browser === null) return null
  const value = await deleteBegun(db, keyOf(state), now)
  if (value === null) return null
  const { browser: expected, ...begun } = Begun.parse(JSON.parse(value))
  const given = Buffer.from(digest(browser))
  return timingSafeEqual(given, Buffer.from(expected)) ? begun : null
}

function keyOf(state: string): string {
  return `organisation-${digest(state)}`
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** A path of ours and nothing else: an address of another site must not catch a person after signing in. */
export function safePath(next: string | undefined): string {
  if (next === undefined || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next)) return '/'
  return next
}
