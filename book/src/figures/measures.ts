/**
 * What one question or rumour adds to which measure on which day, told from its last entry. The server keeps the same
 * sums by its own means (measures_of_question of its database): a verifier that comes to other figures has found either
 * a fault or a lie.
 */
import type { Entry, QuestionEntry, RumourEntry } from '../entry/entry.ts'
import { isOfQuestion, isOfRumour } from '../entry/entry.ts'
import type { Measure } from './figure.ts'

export type Amount = { at: string; measure: Measure; amount: number }

export function measuresOf(entry: Entry): Amount[] {
  const all = isOfQuestion(entry) ? ofQuestion(entry) : isOfRumour(entry) ? ofRumour(entry) : []
  return all.flatMap(([at, measure, amount]) =>
    at === undefined || Number(amount) === 0 ? [] : [{ at, measure, amount: Number(amount) }],
  )
}

type Line = [at: string | undefined, measure: Measure, amount: number | boolean]

function ofQuestion(question: QuestionEntry): Line[] {
  const { state, taken, due, answered, closed, outcome, satisfaction, minutes } = question
  if (state === 'refused' || state === 'passed_on') return [[taken, state, true]]
  const isOwn = state !== 'merged'
  const ended = state === 'closed' ? closed : undefined
  const isSolved = outcome === 'solved'
  return [
    [taken, isOwn ? 'taken' : 'merged', true],
    [taken, 'solvable', isOwn && question.solvable === true],
    [taken, 'repeated', isOwn && (question.repeat ?? 0) >= 2],
    [answered, 'answered', true],
    [answered, 'minutes', minutes ?? 0],
    [answered, 'minutes_known', minutes !== undefined],
    [answered, 'on_time', question.onTime === true],
    [due, 'late', question.late === true],
    [ended, 'closed', true],
    [ended, outcome ?? '', outcome !== undefined && outcome !== 'postponed'],
    [ended, 'solvable_closed', question.solvable === true],
    [ended, 'solvable_solved', isSolved && question.solvable === true],
    [ended, isSolved && question.evidence ? 'solved_evidence' : 'solved_unproved', isSolved],
    [ended, satisfaction === 'no_answer' ? 'silent' : (satisfaction ?? ''), satisfaction !== undefined],
    [ended, 'reopened', (question.times ?? 0) > 0],
  ]
}

function ofRumour({ kind, taken, due, published, verdict }: RumourEntry): Line[] {
  return [
    [taken, kind === 'dropped' ? 'refused' : 'taken', true],
    [published, 'checked', true],
    [published, 'found_false', verdict === 'fake'],
    [published, 'found_distorted', verdict === 'distortion'],
    [published, 'found_true', verdict === 'true'],
    [published, 'checked_in_time', published !== undefined && due !== undefined && published <= due],
    [published, 'check_minutes', published === undefined ? 0 : minutesBetween(taken, published)],
  ]
}

function minutesBetween(from: string, to: string): number {
  return Math.trunc((Date.parse(to) - Date.parse(from)) / 60_000)
}

const EVENTS = [
  ['promised', 'promise_made', 'promisesMade'],
  ['kept', 'promise_kept', 'promisesKept'],
  ['moved', 'promise_moved', 'promisesMoved'],
  ['broken', 'promise_broken', 'promisesBroken'],
  ['askedAgain', 'asked_again', 'times'],
] as const

/**
 * What happened with an entry, on its day: told by the counts of the entry before, or by its kind where that one was not
 * read, as when a single month is recounted.
 */
export function eventsOf(before: QuestionEntry | null, after: QuestionEntry): Amount[] {
  return EVENTS.flatMap(([kind, measure, member]) => {
    const amount = before ? (after[member] ?? 0) - (before[member] ?? 0) : Number(after.kind === kind)
    return amount === 0 ? [] : [{ at: after.at, measure, amount }]
  })
}
