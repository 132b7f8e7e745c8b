import { DAY_MS } from '@veche/contract/durations.ts'
import type { ArticleState } from '@veche/contract/portal/knowledge.ts'

export type Stand = {
  newestNo: number
  publishedNo: number | null
  /** The version that was sent back to its author. */
  returnedNo: number | null
  withdrawnAt: Date | null
}

export function stateOf({ publishedNo, withdrawnAt }: Stand): ArticleState {
  if (withdrawnAt !== null) return 'withdrawn'
  return publishedNo === null ? 'draft' : 'published'
}

/** A version that nobody has approved yet stands after the published one. */
export function isUnapproved({ newestNo, publishedNo, withdrawnAt }: Stand): boolean {
  return withdrawnAt === null && newestNo !== publishedNo
}

/** For another person; what was sent back waits for its author. */
export function isWaiting(stand: Stand): boolean {
  return isUnapproved(stand) && stand.newestNo !== stand.returnedNo
}

const AHEAD_DAYS = 14
/** After it nobody needs to hear it again: it stands in the list of what is out of date. */
const BEHIND_DAYS = 14

/** What is to be told of an article today; null: nothing. */
export function endingOn(validUntil: string, today: string): 'ending' | 'stale' | null {
  const days = (Date.parse(validUntil) - Date.parse(today)) / DAY_MS
  if (days < 0) return days >= -BEHIND_DAYS ? 'stale' : null
  return days <= AHEAD_DAYS ? 'ending' : null
}

/** On the last day it still holds. */
export function isStale(validUntil: string, today: string): boolean {
  return validUntil < today
}
