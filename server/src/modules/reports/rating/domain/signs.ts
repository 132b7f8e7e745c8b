/** Signs that a body works for the figures and not for residents. Each is a share; what it means, people decide. */
import { HOUR_MS, MINUTE_MS } from '@veche/contract/durations.ts'

export const SIGNS = [
  'closedWithoutEvidence',
  'postponedAgain',
  'explainedSolvable',
  'returnedInLastHour',
  'answeredInLastMinute',
] as const
export type Sign = (typeof SIGNS)[number]

/** What an incident says of them; null is that it cannot say: it was not closed, postponed, returned or answered. */
export type SignFacts = {
  readonly outcome: 'solved' | 'explained' | 'not_solved' | null
  readonly hasEvidence: boolean
  /** Interim answers with a promise, one after another. */
  readonly postponements: number
  /** The topic is one that other bodies solve. */
  readonly isSolvedElsewhere: boolean
  /** Working time that was left of the return window when it was returned. */
  readonly returnLeftMs: number | null
  /** Working time that was left of the deadline when it was answered; negative when late. */
  readonly answerLeftMs: number | null
}

/** For each sign whether it shows, or null where it could not. */
export function readSigns(facts: SignFacts): Record<Sign, boolean | null> {
  const isClosed = facts.outcome === 'solved' || facts.outcome === 'explained'
  return {
    closedWithoutEvidence: facts.outcome === 'solved' ? !facts.hasEvidence : null,
    postponedAgain: facts.postponements > 0 ? facts.postponements > 1 : null,
    explainedSolvable: isClosed && facts.isSolvedElsewhere ? facts.outcome === 'explained' : null,
    returnedInLastHour: facts.returnLeftMs === null ? null : facts.returnLeftMs <= HOUR_MS,
    answeredInLastMinute:
      facts.answerLeftMs === null || facts.answerLeftMs < 0 ? null : facts.answerLeftMs <= MINUTE_MS,
  }
}

export type TopicClosings = {
  readonly agencyCode: string
  readonly topicCode: string
  readonly solved: number
  readonly explained: number
}

/** Fewer closings by others say nothing of a topic. */
const LEAST_CLOSINGS = 20

/** Whether bodies other than this one solve more than half of what they close on the topic. */
export function isSolvedElsewhere(
  closings: readonly TopicClosings[],
  { agencyCode, topicCode }: { agencyCode: string; topicCode: string },
): boolean {
  const others = closings.filter((row) => row.topicCode === topicCode && row.agencyCode !== agencyCode)
  const solved = others.reduce((sum, row) => sum + row.solved, 0)
  const closed = others.reduce((sum, row) => sum + row.solved + row.explained, 0)
  return closed >= LEAST_CLOSINGS && solved > closed / 2
}
