/** The share of отписки: answers that do not answer, as blind readers found. */
import { type Interval, shareInterval } from '../../statistics/domain/interval.ts'

export type Reading = {
  readonly answerId: string
  readonly agencyCode: string
  readonly readerId: string
  /** What was asked is answered. */
  readonly isAnswered: boolean
  /** Who does it, when and where are named. */
  readonly isConcrete: boolean
  /** Stock phrases instead of an answer. */
  readonly isStock: boolean
}

export type FormalShare = {
  readonly read: number
  readonly formal: number
  readonly share: number
  readonly interval: Interval
}

/** It does not answer, or it says by stock phrases nothing that one could hold somebody to. */
export function isFormalReply({ isAnswered, isConcrete, isStock }: Reading): boolean {
  return !isAnswered || (isStock && !isConcrete)
}

/** By body, of first readings only: the second ones measure the readers. Bodies of which nothing was read are left out. */
export function measureFormalReplies(first: readonly Reading[]): ReadonlyMap<string, FormalShare> {
  return new Map(
    [...Map.groupBy(first, ({ agencyCode }) => agencyCode)].map(([code, ofBody]) => {
      const formal = ofBody.filter(isFormalReply).length
      const read = ofBody.length
      return [code, { read, formal, share: formal / read, interval: shareInterval(formal, read) }]
    }),
  )
}
