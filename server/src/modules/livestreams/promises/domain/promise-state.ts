import type { PromiseState } from '@veche/contract/livestreams.ts'

type Spoken = { isAnswered: boolean; isKept: boolean; dueOn: string | null }

/** `today`: as days are counted in the region. On its last day a promise is not late. */
export function promiseState({ isAnswered, isKept, dueOn }: Spoken, today: string): PromiseState {
  if (isKept) return 'kept'
  if (isAnswered) return 'answered'
  return dueOn !== null && dueOn < today ? 'late' : 'open'
}
