/**
 * Signs a person in to the region of an exercise: a word of ours that says which role, for minutes. The key is of one
 * run, so a ticket opens no other, and from it the secret of this installation is not found.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { EXERCISE_ROLES, type ExerciseRole } from '@veche/contract/values/exercises.ts'

const VALID_MS = 5 * 60_000

export function ticketKeyOf(secret: string, runId: string): string {
  return createHmac('sha256', secret).update(`exercise ${runId}`).digest('base64url')
}

type Said = { role: ExerciseRole; nonce: string; until: number }

export function writeTicket(
  key: string,
  { role, nonce, now }: { role: ExerciseRole; nonce: string; now: Date },
): string {
  const said = `${role}.${nonce}.${now.getTime() + VALID_MS}`
  return `${said}.${sign(key, said)}`
}

/** Null: not ours, or too old. */
export function readTicket(key: string, ticket: string, now: Date): Said | null {
  const [role = '', nonce = '', until = '', signature = ''] = ticket.split('.')
  const isOurs = isSame(signature, sign(key, `${role}.${nonce}.${until}`))
  const known = EXERCISE_ROLES.find((one) => one === role)
  if (!isOurs || !known || nonce === '' || !(Number(until) > now.getTime())) return null
  return { role: known, nonce, until: Number(until) }
}

function sign(key: string, said: string): string {
  return createHmac('sha256', key).update(said).digest('base64url')
}

function isSame(one: string, two: string): boolean {
  return one.length === two.length && timingSafeEqual(Buffer.from(one), Buffer.from(two))
}
