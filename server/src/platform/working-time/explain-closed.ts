/** Explains why a closed span is closed, day by day. */
import { DAY_MINUTES } from './civil-time.ts'
import type { ExplainedReason, Piece } from './explain-pieces.ts'
import { type Chunk, chunkAt, dayAt, planOf, type Timeline } from './timeline.ts'
import { momentOf } from './zone-clock.ts'

/** Gives pieces for a span in which nobody works, none if it is empty. The span lies within one chunk. */
export function classifyClosed(timeline: Timeline, fromMs: number, toMs: number): Piece[] {
  const chunk = chunkAt(timeline, fromMs)
  const pieces: Piece[] = []
  let cursor = fromMs
  while (cursor < toMs) {
    const day = dayAt(chunk, cursor)
    const dayEndMs = momentOf(chunk.periods, day, DAY_MINUTES)
    const cutEndMs = cutEndAt(timeline, chunk, day, cursor)
    const endMs = Math.min(toMs, dayEndMs, cutEndMs ?? dayEndMs)
    const reason: ExplainedReason =
      cutEndMs === null ? reasonOf(timeline, chunk, day, cursor) : { reason: 'shortened_day' }
    pieces.push({ ...reason, fromMs: cursor, toMs: endMs })
    cursor = endMs
  }
  return pieces
}

/** Finds the end of the hour taken from a shortened day, when the moment lies in it; also of yesterday's night shift. */
function cutEndAt(timeline: Timeline, chunk: Chunk, day: number, ms: number): number | null {
  for (const candidate of [day - 1, day]) {
    const { cut } = planOf(timeline, candidate)
    if (!cut) continue
    const endMs = momentOf(chunk.periods, candidate, cut.to)
    if (ms >= momentOf(chunk.periods, candidate, cut.from) && ms < endMs) return endMs
  }
  return null
}

function reasonOf(timeline: Timeline, chunk: Chunk, day: number, ms: number): ExplainedReason {
  const plan = planOf(timeline, day)
  if (plan.off) return plan.off
  const opening = momentOf(chunk.periods, day, plan.spans[0]?.from ?? 0)
  const closing = momentOf(chunk.periods, day, plan.spans.at(-1)?.to ?? DAY_MINUTES)
  if (ms < opening) return { reason: 'before_opening' }
  return { reason: ms < closing ? 'break' : 'after_closing' }
}
