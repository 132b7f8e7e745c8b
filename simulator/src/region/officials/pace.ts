/** Says how fast officials work: calm when little waits, quicker when more does, and much is left to people. */
import type { QueueName } from './shapes.ts'

/** How many cards stay in each queue, so that a newcomer always finds something to do. */
export const LEFT_IN: Record<QueueName, number> = {
  new: 12,
  distribution: 4,
  assigned: 6,
  in_progress: 6,
  approval: 4,
  postponed: 5,
  awaiting_author: 5,
}
/** Above this nothing is pushed into a queue that a person works on alone. */
export const FULL_AT: Partial<Record<QueueName, number>> = { assigned: 60, in_progress: 60, approval: 30 }
const NEXT: Partial<Record<QueueName, QueueName>> = {
  new: 'assigned',
  assigned: 'in_progress',
  in_progress: 'approval',
}

export type Counts = Partial<Record<QueueName, number>>

export type Pace = { queue: QueueName; counts: Counts; speed: number; isOpening: boolean }

export function excessOf(queue: QueueName, counts: Counts): number {
  return Math.max(0, (counts[queue] ?? 0) - LEFT_IN[queue])
}

/** Tells whether a card may be moved out of the queue now. */
export function mayMove(queue: QueueName, counts: Counts): boolean {
  if (excessOf(queue, counts) === 0) return false
  const next = NEXT[queue]
  const full = next === undefined ? undefined : FULL_AT[next]
  return next === undefined || full === undefined || (counts[next] ?? 0) < full
}

const USUAL_MS = 26_000
const QUICKEST_MS = 2500
const LOOK_AGAIN_MS = 5000
const OPENING_MS = 120
const SHORTEST_MS = 120

/** Tells whether a queue further on still wants cards. */
function isWanting(queue: QueueName, counts: Counts): boolean {
  const next = NEXT[queue]
  return next !== undefined && ((counts[next] ?? 0) < LEFT_IN[next] || isWanting(next, counts))
}

/** Gives the pause before the next card of the queue. At the opening the queues fill at once. */
export function pauseMs({ queue, counts, speed, isOpening }: Pace, fraction: number): number {
  if (isOpening && isWanting(queue, counts)) return OPENING_MS
  if (!mayMove(queue, counts)) return Math.max(SHORTEST_MS * 5, LOOK_AGAIN_MS / speed)
  const usualMs = USUAL_MS * (0.6 + 0.8 * fraction)
  return Math.max(SHORTEST_MS, Math.max(QUICKEST_MS, usualMs / (1 + excessOf(queue, counts) / 4)) / speed)
}
