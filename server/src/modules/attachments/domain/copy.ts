/**
 * The life of our copy of one attachment. Pure rules.
 *
 *   waiting ──bytes, looked at──→ stored
 *      │  ↑ a pause, while tries are left; a person may ask again
 *      ├──nobody gives it──→ unavailable
 *      └──we do not take it──→ refused
 */

import type { CopyReason } from '@veche/contract/casework/attachments.ts'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '@veche/contract/durations.ts'
import type { FileKind } from './file-kind.ts'

export type CopyFailure = {
  /** `again` becomes `unavailable` when no tries are left. */
  end: 'again' | 'unavailable' | 'refused'
  reason: CopyReason
  /** The network asked for this pause. */
  retryAfterMs?: number | undefined
}

const PAUSES_MS = [
  5 * SECOND_MS,
  30 * SECOND_MS,
  2 * MINUTE_MS,
  10 * MINUTE_MS,
  HOUR_MS,
  3 * HOUR_MS,
  6 * HOUR_MS,
  12 * HOUR_MS,
]

const MEGABYTE = 1024 * 1024
export const MOST_BYTES = 50 * MEGABYTE
const MOST_PICTURE_BYTES = 20 * MEGABYTE
/** A picture of few bytes may unfold into all the memory there is. */
export const MOST_PIXELS = 50_000_000
/** Nobody attaches more by hand. */
export const MOST_ATTACHMENTS = 50

/** Null: no tries are left. `attempts` counts the one that failed too. */
export function nextAttemptAt(attempts: number, now: Date, retryAfterMs = 0): Date | null {
  const pauseMs = PAUSES_MS[attempts - 1]
  return pauseMs === undefined ? null : new Date(now.getTime() + Math.max(pauseMs, retryAfterMs))
}

/** A try that ended a process takes the row with it each time: the claim itself is counted. */
export function hasTriesLeft(attempts: number): boolean {
  return attempts <= PAUSES_MS.length + 1
}

export function findSizeProblem(size: number, { family }: Pick<FileKind, 'family'>): CopyReason | null {
  const most = family === 'picture' ? MOST_PICTURE_BYTES : MOST_BYTES
  return size > most ? 'too_big' : null
}

/** The network's own name of each, told apart where one message names two alike. */
export function keysOf(refs: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return refs.map((ref) => {
    const times = (seen.get(ref) ?? 0) + 1
    seen.set(ref, times)
    return times === 1 ? ref : `${ref}#${times}`
  })
}
