import type { ArticleState } from '@veche/contract/portal/knowledge.ts'

export type Stand = { newestNo: number; publishedNo: number | null; withdrawnAt: Date | null }

export function stateOf({ publishedNo, withdrawnAt }: Stand): ArticleState {
  if (withdrawnAt !== null) return 'withdrawn'
  return publishedNo === null ? 'draft' : 'published'
}

/** A version that nobody has approved yet stands after the published one. */
export function isWaiting({ newestNo, publishedNo, withdrawnAt }: Stand): boolean {
  return withdrawnAt === null && newestNo !== publishedNo
}

/** On the last day it still holds. */
export function isStale(validUntil: string, today: string): boolean {
  return validUntil < today
}
