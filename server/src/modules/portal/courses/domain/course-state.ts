import type { CourseState } from '@veche/contract/portal/courses.ts'

export type Stand = {
  newestNo: number
  publishedNo: number | null
  /** The version that was sent back to its author. */
  returnedNo: number | null
  withdrawnAt: Date | null
}

export function stateOf({ publishedNo, withdrawnAt }: Stand): CourseState {
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
