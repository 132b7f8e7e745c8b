import type { DraftPromise } from '@veche/contract/answers.ts'
import { isDayPast } from './draft-content.ts'

export type PromiseWords = Pick<DraftPromise, 'what' | 'who' | 'dueAt'>

type Facts = { filledBefore: PromiseWords | null; now: number }

/**
 * Fields that are empty, or still as the text filled them, follow the text, and so does a day that has passed; what a
 * person has typed stays.
 */
export function fillPromise(
  promise: DraftPromise,
  read: PromiseWords,
  { filledBefore, now }: Facts,
): DraftPromise {
  const isOurs = <Key extends keyof PromiseWords>(key: Key) =>
    !promise[key] || (filledBefore !== null && promise[key] === filledBefore[key])
  return {
    ...promise,
    ...(isOurs('what') && read.what ? { what: read.what } : {}),
    ...(isOurs('who') && read.who ? { who: read.who } : {}),
    ...((isOurs('dueAt') || isDayPast(promise.dueAt, now)) && read.dueAt ? { dueAt: read.dueAt } : {}),
  }
}
