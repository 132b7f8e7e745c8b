import type { AnswerResponse, DraftPromise } from '@veche/contract/answers.ts'
import { isDayPast } from '../draft-content.ts'

export type PromiseWords = Pick<DraftPromise, 'what' | 'who' | 'dueAt'>
export type PromiseKey = keyof PromiseWords

type Facts = {
  /** As texts have read so far: a field that still says so was filled, not typed. */
  filled: readonly PromiseWords[]
  /** By the answer that has left before this one. */
  promised: PromiseWords | null
  /** What the writer has changed by hand. */
  typed: ReadonlySet<PromiseKey>
  now: number
}

/**
 * The fields follow the text: those that are empty, that a text has filled, or that repeat the promise of an earlier
 * answer; and a day that has passed. What a person has typed for this answer stays.
 */
export function fillPromise(
  promise: DraftPromise,
  read: PromiseWords,
  { filled, promised, typed, now }: Facts,
): DraftPromise {
  const isOurs = (key: PromiseKey) =>
    !promise[key] || (!typed.has(key) && [...filled, promised].some((words) => words?.[key] === promise[key]))
  // Who was to do another thing has not promised this one.
  const isOfAnother = promised !== null && promise.who === promised.who && read.what !== promised.what
  return {
    ...promise,
    ...(isOurs('what') && read.what ? { what: read.what } : {}),
    ...(isOurs('who') && (read.who || isOfAnother) ? { who: read.who } : {}),
    ...((isOurs('dueAt') || isDayPast(promise.dueAt, now)) && read.dueAt ? { dueAt: read.dueAt } : {}),
  }
}

/** The answer that has left last; null where none has. What was called back before it left is still being written. */
export function leftBefore({ versions }: Pick<AnswerResponse, 'versions'>) {
  const hasLeft = ({ decision, decisions }: AnswerResponse['versions'][number]) =>
    decision?.outcome === 'approved' && !decisions.some(({ outcome }) => outcome === 'recalled')
  return versions.findLast(hasLeft) ?? null
}

/** The text that the editor opens with, and when it was written: «завтра» is said of that day. */
export function openedText(
  { drafts, versions }: Pick<AnswerResponse, 'drafts' | 'versions'>,
  candidate: number,
): { text: string; at: string } | null {
  const draft = drafts.find((one) => one.candidate === candidate)
  if (draft) return { text: draft.text, at: draft.savedAt }
  const last = versions.at(-1)
  return last ? { text: last.text, at: last.createdAt } : null
}
