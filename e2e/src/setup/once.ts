import { randomBytes } from 'node:crypto'

/** A few letters that no other journey and no other try of this one has: a try meets what the one before it left. */
export function onceOnly(): string {
  return randomBytes(3).toString('hex')
}
