import type { DraftPromise } from '@veche/contract/answers.ts'

export type PromiseWords = Pick<DraftPromise, 'what' | 'who' | 'dueAt'>

/** Fields that are empty, or still as the text filled them, follow the text; what a person has typed stays. */
export function fillPromise(
  promise: DraftPromise,
  read: PromiseWords,
  filledBefore: PromiseWords | null,
): DraftPromise {
  const isOurs = <Key extends keyof PromiseWords>(key: Key) =>
    !promise[key] || (filledBefore !== null && promise[key] === filledBefore[key])
  return {
    ...promise,
    ...(isOurs('what') && read.what ? { what: read.what } : {}),
    ...(isOurs('who') && read.who ? { who: read.who } : {}),
    ...(isOurs('dueAt') && read.dueAt ? { dueAt: read.dueAt } : {}),
  }
}
