import type { CourseState } from '@veche/contract/portal/courses.ts'

export type Stand = { newestNo: number; publishedNo: number | null; withdrawnAt: Date | null }

export function stateOf({ publishedNo, withdrawnAt }: Stand): CourseState {
  if (withdrawnAt !== null) return 'withdrawn'
  return publishedNo === null ? 'draft' : 'published'
}

/** A version that nobody has approved yet stands after the published one. */
export function isWaiting({ newestNo, publishedNo, withdrawnAt }: Stand): boolean {
  return withdrawnAt === null && newestNo !== publishedNo
}
