/**
 * The life of a live stream. Pure: no I/O, no clock.
 *
 *   planned ─announce→ announced ─collect→ collecting ─begin→ on_air ─end→ follow_up ─close→ closed
 *      │                 │    └───────────begin──────────────↗                 ↑──reopen──┘
 *      └─────────────────┴───────────────────┴─cancel→ cancelled
 */
import { DAY_MS, MINUTE_MS } from '@veche/contract/durations.ts'
import type { LivestreamMove, LivestreamStep } from '@veche/contract/livestreams.ts'
import { ConflictError } from '../../../../platform/errors.ts'

export type LivestreamTimes = {
  step: LivestreamStep
  startedAt: Date | null
  endedAt: Date | null
  closedAt: Date | null
}

const MOVES: Record<LivestreamMove, { from: readonly LivestreamStep[]; to: LivestreamStep }> = {
  announce: { from: ['planned'], to: 'announced' },
  collect: { from: ['announced'], to: 'collecting' },
  begin: { from: ['announced', 'collecting'], to: 'on_air' },
  end: { from: ['on_air'], to: 'follow_up' },
  close: { from: ['follow_up'], to: 'closed' },
  cancel: { from: ['planned', 'announced', 'collecting'], to: 'cancelled' },
  reopen: { from: ['closed'], to: 'follow_up' },
}

export function isMoveAllowed(step: LivestreamStep, move: LivestreamMove): boolean {
  return MOVES[move].from.includes(step)
}

/** A stream closes only when no question is on control. */
export function moveLivestream(
  stream: LivestreamTimes,
  { move, openCount, now }: { move: LivestreamMove; openCount: number; now: Date },
): LivestreamTimes {
  if (!isMoveAllowed(stream.step, move))
    throw new ConflictError('livestream.move_not_allowed', { move, step: stream.step })
  if (move === 'close' && openCount > 0)
    throw new ConflictError('livestream.still_on_control', { count: openCount })
  const moved = { ...stream, step: MOVES[move].to }
  switch (move) {
    case 'begin':
      return { ...moved, startedAt: now }
    case 'end':
      return { ...moved, endedAt: now }
    case 'close':
      return { ...moved, closedAt: now }
    case 'reopen':
      return { ...moved, closedAt: null }
    default:
      return moved
  }
}

/** Where questions may still be worked on. */
export function isAtWork(step: LivestreamStep): boolean {
  return step !== 'closed' && step !== 'cancelled'
}

/** The stream can answer no more questions on air. */
export function isPast(step: LivestreamStep): boolean {
  return step === 'follow_up' || step === 'closed' || step === 'cancelled'
}

/** Where comments become questions as they come. */
export function isCollecting(step: LivestreamStep): boolean {
  return step === 'announced' || step === 'collecting' || step === 'on_air'
}

const FOLLOWED_AROUND_MS = 30 * MINUTE_MS

/** Comments are polled from half an hour before the planned start to half an hour after the end. */
export function followPace(
  { step, plannedAt, startedAt, endedAt }: Omit<LivestreamTimes, 'closedAt'> & { plannedAt: Date },
  now: Date,
): 'slow' | 'close' | null {
  const since = (moment: Date | null) => now.getTime() - (moment?.getTime() ?? 0)
  if (step === 'announced' || step === 'collecting') {
    if (since(plannedAt) > DAY_MS) return null
    return since(plannedAt) >= -FOLLOWED_AROUND_MS ? 'close' : 'slow'
  }
  if (step === 'on_air') return since(startedAt) <= DAY_MS ? 'close' : null
  return step === 'follow_up' && since(endedAt) <= FOLLOWED_AROUND_MS ? 'close' : null
}

const LATE_MS = DAY_MS

/** What a comment under a source becomes: a question, an incident at once if the stream is over, or nothing of the stream. */
export function collectsAt(
  { step, endedAt }: Pick<LivestreamTimes, 'step' | 'endedAt'>,
  writtenAt: Date,
): 'received' | 'on_control' | null {
  if (isCollecting(step)) return 'received'
  if (step !== 'follow_up' || endedAt === null) return null
  return writtenAt.getTime() <= endedAt.getTime() + LATE_MS ? 'on_control' : null
}
