/** When a part is due, and when somebody is reminded of it. Pure. */
import { HOUR_MS } from '@veche/contract/durations.ts'

export type Term = { dueAt: Date; isCut: boolean }

/** Of the time that an answer has left, its parts have this share: the rest is for whoever makes one answer of them. */
const FOR_PARTS = 0.75

type Bound = { answerDueAt: Date | null; now: Date }

/** Null: the answer has no term, or is late already. */
export function latestDue({ answerDueAt, now }: Bound): Date | null {
  if (answerDueAt === null || answerDueAt <= now) return null
  return new Date(now.getTime() + Math.ceil((answerDueAt.getTime() - now.getTime()) * FOR_PARTS))
}

/** Early enough to make an answer of it; of an answer that is late already the part keeps its own term. */
export function cutTerm(own: Date, bound: Bound): Term {
  const latest = latestDue(bound)
  return latest === null || own <= latest ? { dueAt: own, isCut: false } : { dueAt: latest, isCut: true }
}

/** Less work than this gives no part: whoever asks is told before they do. */
const OF_USE_MS = HOUR_MS

export function isTooShort(workMs: number): boolean {
  return workMs < OF_USE_MS
}

/** When this share of the term has passed, the body is reminded for the first time. */
const WARNED_AT = 0.75

export function firstReminder(from: Date, dueAt: Date): Date {
  return new Date(from.getTime() + Math.round((dueAt.getTime() - from.getTime()) * WARNED_AT))
}

export type PartReminder = 'soon' | 'late'

/** Which of the two it is, and when the next one comes; the second is the last. */
export function nextReminder(dueAt: Date, now: Date): { news: PartReminder; remindAt: Date | null } {
  return now < dueAt ? { news: 'soon', remindAt: dueAt } : { news: 'late', remindAt: null }
}

type Given = { dueAt: Date; givenAt: Date | null; endedAt: Date | null }

/** Given after its term, or not given when the term ended. What ended without a part was late only if it ended late. */
export function isPartLate({ dueAt, givenAt, endedAt }: Given, now: Date): boolean {
  return (givenAt ?? endedAt ?? now) > dueAt
}
