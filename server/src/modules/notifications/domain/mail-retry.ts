/** When a letter that did not leave is tried again, and when nobody waits for it any more. */
import { DAY_MS, MINUTE_MS } from '@veche/contract/durations.ts'

const PAUSES_MS = [1, 2, 5, 15, 30, 60, 120].map((minutes) => minutes * MINUTE_MS)
const MAX_AGE_MS = DAY_MS

export type MailFailure = { code: string; isFinal: boolean }

/** An address that the server knows not to exist is not asked again; everything else may pass. */
export function readFailure(error: unknown): MailFailure {
  const fields = typeof error === 'object' && error !== null ? error : {}
  const code = 'code' in fields && typeof fields.code === 'string' ? fields.code : 'UNKNOWN'
  const reply =
    'responseCode' in fields && typeof fields.responseCode === 'number' ? fields.responseCode : null
  const command = 'command' in fields && typeof fields.command === 'string' ? fields.command : ''
  const isRefused = reply !== null && reply >= 550 && reply <= 559 && /^(RCPT|DATA)/.test(command)
  return { code: reply === null ? code : `${code}_${reply}`, isFinal: isRefused }
}

export function nextMailAttempt(attempts: number, now: Date): Date {
  const pauseMs = PAUSES_MS[Math.min(attempts, PAUSES_MS.length) - 1] ?? MINUTE_MS
  return new Date(now.getTime() + pauseMs)
}

export function isTooOld(createdAt: Date, now: Date): boolean {
  return now.getTime() - createdAt.getTime() > MAX_AGE_MS
}
