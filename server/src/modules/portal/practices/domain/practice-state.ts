/** The life of a practice: draft, waiting, published, withdrawn. Pure. */
import type { PRACTICE_STATES } from '@veche/contract/values/portal/practices.ts'

export type PracticeState = (typeof PRACTICE_STATES)[number]
export type Stand = { submittedNo: number | null; publishedNo: number | null; withdrawnAt: Date | null }

export function stateOf({ submittedNo, publishedNo, withdrawnAt }: Stand): PracticeState {
  if (withdrawnAt !== null) return 'withdrawn'
  if (publishedNo !== null) return 'published'
  return submittedNo === null ? 'draft' : 'waiting'
}
