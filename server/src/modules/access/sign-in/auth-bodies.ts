/**
 * What the doors of the sign-in library take. Everything else is refused and never handed on: the library knows fields
 * that would open more than the product means to, such as `trustDevice`, which skips the second factor for a month.
 */
import { z } from 'zod'

const Text = z.string().max(1000)
const Password = z.strictObject({ password: Text })
const Code = z.strictObject({ code: z.string().max(40) })
const Nothing = z.strictObject({})

export const DOORS = [
  ['POST', '/sign-in/email', z.strictObject({ email: z.string().max(200), password: Text })],
  ['POST', '/sign-out', Nothing],
  ['GET', '/get-session', Nothing],
  ['POST', '/revoke-sessions', Nothing],
  ['POST', '/revoke-other-sessions', Nothing],
  ['POST', '/two-factor/enable', Password],
  ['POST', '/two-factor/disable', Code.extend({ password: Text })],
  ['POST', '/two-factor/verify-totp', Code],
  ['POST', '/two-factor/verify-backup-code', Code],
] as const

export type Door = (typeof DOORS)[number][1]

/** Doors of somebody who is signed in that ask for the password once more. */
export const ASKS_PASSWORD: ReadonlySet<Door> = new Set(['/two-factor/enable', '/two-factor/disable'])

/** Taken away with the factor itself: a session and a password may be in a stranger's hands. */
export const REMOVES_FACTOR: Door = '/two-factor/disable'
