/**
 * What following a live video does next. Pure.
 *
 *   open the poll ──▶ read what stands there ──▶ listen ──30 s──▶ read: does the poll tell everything?
 *        ▲                                          │                     │ no, and five seconds later neither
 *        └──── a while ◀── read every five seconds ◀┴── broke, not ready ◀┘
 *
 * Such polls break without a word, so the list of comments is read whatever the poll says.
 */
import { SECOND_MS } from '@veche/contract/durations.ts'
import { z } from 'zod'
import type { LivePlace } from '../../connector.ts'

const LISTENING_MS = 30 * SECOND_MS
const READING_MS = 5 * SECOND_MS
const ANNOUNCED_MS = 60 * SECOND_MS

export const OPEN_AGAIN_MS = 5 * SECOND_MS
/** It is closed to us, or told nothing: what is read meanwhile comes at most five seconds late. */
export const OPEN_MUCH_LATER_MS = 60 * SECOND_MS

export const LiveCursor = z.object({
  /** Null: read at once. */
  readAtMs: z.number().nullable(),
  /** The newest comment that was read, and the newest that the poll told of or that was there before it. */
  readId: z.number(),
  toldId: z.number(),
  server: z.object({ url: z.string(), ts: z.string().nullable() }).nullable(),
  openAtMs: z.number(),
})
export type LiveCursor = z.infer<typeof LiveCursor>

export const BEGINNING: LiveCursor = { readAtMs: null, readId: 0, toldId: 0, server: null, openAtMs: 0 }

export type LiveStep = { kind: 'open' | 'read' } | { kind: 'listen' | 'wait'; forMs: number }

export function nextStep(cursor: LiveCursor, pace: LivePlace['pace'], nowMs: number): LiveStep {
  const { server, openAtMs, readAtMs } = cursor
  const everyMs = pace === 'slow' ? ANNOUNCED_MS : server && !isDoubtful(cursor) ? LISTENING_MS : READING_MS
  if (pace === 'close' && !server && openAtMs <= nowMs) return { kind: 'open' }
  // A clock that was set back must not stop the reading.
  const passedMs = readAtMs === null || readAtMs > nowMs ? everyMs : nowMs - readAtMs
  if (passedMs >= everyMs) return { kind: 'read' }
  const untilReadMs = everyMs - passedMs
  if (pace === 'slow') return { kind: 'wait', forMs: untilReadMs }
  if (server) return { kind: 'listen', forMs: untilReadMs }
  return { kind: 'wait', forMs: Math.min(untilReadMs, openAtMs - nowMs) }
}

/** Something was read of which the poll has not told: it may be on its way. A poll just opened owes nothing. */
export function isDoubtful({ server, readAtMs, toldId, readId }: LiveCursor): boolean {
  return server !== null && readAtMs !== null && toldId < readId
}

export function afterRead(cursor: LiveCursor, newestId: number, nowMs: number): LiveCursor {
  const readId = Math.max(cursor.readId, newestId)
  const toldId = cursor.readAtMs === null ? Math.max(cursor.toldId, readId) : cursor.toldId
  const next = { ...cursor, readId, toldId, readAtMs: nowMs }
  return isDoubtful(cursor) ? { ...next, server: null, openAtMs: nowMs + OPEN_MUCH_LATER_MS } : next
}

export function afterBreak(cursor: LiveCursor, nowMs: number): LiveCursor {
  return { ...cursor, server: null, openAtMs: nowMs + OPEN_AGAIN_MS, readAtMs: null }
}
