/** Reads a Book from its first entry to its last and names what cannot have been so. */
import type { Entry, QuestionEntry } from '../entry/entry.ts'
import { findSeconds, timeOf } from '../entry/times.ts'
import { type BookClock, DAY, moveClock, SLACK, startClock } from './book-clock.ts'
import {
  checkFirst,
  checkLate,
  checkPast,
  checkTimes,
  type Found,
  isFoundSoon,
  isLateOverdue,
} from './check-question.ts'
import { findContradiction } from './check-state.ts'
import type { Fault } from './fault.ts'
import { type Known, type Read, readTimes, remember, rememberErased } from './known.ts'

/** `seen`: the Book was this long at that time, in seconds since 1970. */
export type Seen = { size: number; at: number }

export type WalkOptions = { now: number; seen: readonly Seen[] }

/** What is no fault, and is told all the same. */
export type Remarks = {
  withdrawnAnswers: number
  /** Deadlines that were moved after they had passed. */
  movedDeadlines: number
  /** Answers that were found within an hour after their deadline had been called missed. */
  foundAnswers: number
  /** Questions of another system, or from before the Book was there. */
  imported: number
}

/** A Book that is wrong throughout needs no longer list. */
export const MOST_FAULTS = 10_000

export type Walk = {
  clock: BookClock
  /** The last entry was behind the time of the Book; only the first of several is named. */
  isBack: boolean
  questions: Map<number, Known>
  faults: Fault[]
  /** Beyond those of the list. */
  moreFaults: number
  remarks: Remarks
  options: WalkOptions
}

export function startWalk(options: WalkOptions): Walk {
  const remarks = { withdrawnAnswers: 0, movedDeadlines: 0, foundAnswers: 0, imported: 0 }
  return {
    clock: startClock(),
    isBack: false,
    questions: new Map(),
    faults: [],
    moreFaults: 0,
    remarks,
    options,
  }
}

/** `entry` is the next one; entries of the log itself have a time and nothing else to look at here. */
export function walkOn(walk: Walk, entry: Entry, index: number): void {
  const at = findSeconds(entry.at) ?? 0
  const question = 'question' in entry ? entry.question : null
  const found = checkOrder(walk, entry.at, at, index)
  moveClock(walk.clock, at)
  if ('question' in entry) found.push(...walkQuestion(walk, entry, index))
  for (const { code, values = {} } of found) addFault(walk, { code, index, question, values })
}

export function addFault(walk: Walk, fault: Fault): void {
  if (walk.faults.length < MOST_FAULTS) walk.faults.push(fault)
  else walk.moreFaults++
}

/** The Book ends here: what is still owed is owed at its time. */
export function endWalk(walk: Walk): void {
  for (const [question, known] of walk.questions) {
    if (known.isLateNamed || !isLateOverdue(known, walk.clock)) continue
    const values = { due: timeOf(known.due ?? 0) }
    addFault(walk, { code: 'late_missing', index: known.index, question, values })
  }
}

function checkOrder(walk: Walk, written: string, at: number, index: number): Found[] {
  const { clock, options, isBack: wasBack } = walk
  const found: Found[] = []
  walk.isBack = at < clock.time - SLACK
  if (walk.isBack && !wasBack) {
    found.push({ code: 'time_back', values: { at: written, before: timeOf(clock.time) } })
  }
  if (at > options.now + SLACK) found.push({ code: 'time_ahead', values: { at: written } })
  const seen = options.seen.find(({ size, at: when }) => index >= size && at < when - DAY)
  if (seen) found.push({ code: 'backdated', values: { at: written, seen: timeOf(seen.at) } })
  return found
}

function walkQuestion(walk: Walk, entry: QuestionEntry, index: number): Found[] {
  const before = walk.questions.get(entry.question) ?? null
  const isFirst = entry.kind === 'taken' || entry.kind === 'split'
  if (!before && !isFirst) return [{ code: 'question_unknown', values: { kind: entry.kind } }]
  if (before && entry.kind === 'taken') return [{ code: 'taken_twice' }]
  const read = readTimes(entry, index)
  if (before && entry.kind === 'erased') {
    walk.questions.set(entry.question, rememberErased(read, before))
    return checkState(entry, before)
  }
  const known = remember(read, before)
  walk.questions.set(entry.question, known)
  countRemarks(walk.remarks, read, before)
  return checkSteps(walk, read, { before, known })
}

function checkSteps(
  walk: Walk,
  read: Read,
  { before, known }: { before: Known | null; known: Known },
): Found[] {
  const { entry } = read
  const late = known.isLateNamed ? [] : checkLate(read, before, walk.clock)
  known.isLateNamed ||= late.some(({ code }) => code === 'late_missing')
  const into = entry.into
  const isIntoUnknown = into !== undefined && (into === entry.question || !walk.questions.has(into))
  return [
    ...checkTimes(read),
    ...(before ? checkPast(read, before) : checkFirst(read)),
    ...late,
    ...checkState(entry, before),
    ...(isIntoUnknown ? [{ code: 'into_unknown', values: { into } } as const] : []),
  ]
}

function checkState(entry: QuestionEntry, before: Known | null): Found[] {
  const member = findContradiction(entry, before)
  if (member === null) return []
  return [{ code: 'state_contradicts', values: { kind: entry.kind, state: entry.state, member } }]
}

function countRemarks(remarks: Remarks, { entry, at, due, answered }: Read, before: Known | null): void {
  if (!before) {
    if (entry.imported) remarks.imported++
    return
  }
  const isLateGone = before.isLate && !entry.late
  if (before.answered !== null && answered === null) remarks.withdrawnAnswers++
  if (isLateGone && answered === null && due !== before.due) remarks.movedDeadlines++
  if (isLateGone && before.answered === null && answered !== null && isFoundSoon(before, at)) {
    remarks.foundAnswers++
  }
}
