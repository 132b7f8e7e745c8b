/** Frames of `text/event-stream`. Data is one line of JSON, so no line break can leave it. */
import type { CountersFrame, ListFrame, LiveEvent, RowsFrame } from '@veche/contract/live.ts'

/** Longer than a restart of a node, so that a crowd of browsers does not come back all at once. */
const RETRY_MS = 2000

/** What is written to many streams is encoded once. */
export type Frame = Buffer

export const HEARTBEAT: Frame = Buffer.from(':\n\n')

export function eventFrame(cursor: string, event: LiveEvent): string {
  return `id: ${cursor}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`
}

/** A frame without data moves the place to resume from, and the page hears nothing. */
export function positionFrame(cursor: string): string {
  return `id: ${cursor}\n\n`
}

export function openingFrame(cursor: string): string {
  return `retry: ${RETRY_MS}\n${positionFrame(cursor)}`
}

/** Too many events were missed, so the client reads everything again. */
export function resetFrame(cursor: string): string {
  return `id: ${cursor}\nevent: reset\ndata: {"type":"reset"}\n\n`
}

export const countersFrame = (frame: CountersFrame): Frame => Buffer.from(valuesFrame(frame))
export const rowsFrame = (frame: RowsFrame): Frame => Buffer.from(valuesFrame(frame))
export const listFrame = (frame: ListFrame): string => valuesFrame(frame)

/** Without an id: what it holds is not in the log of events, so nobody resumes from it. */
function valuesFrame(frame: CountersFrame | RowsFrame | ListFrame): string {
  return `event: ${frame.type}\ndata: ${JSON.stringify(frame)}\n\n`
}
