/** Whether the backups of a folder are good enough to sleep by. Pure. */
export type CopyAges = {
  /** Since the newest whole backup was made; null: there is none. */
  madeSeconds: number | null
  /** Since one was last restored aside and found good; null: never. */
  verifiedSeconds: number | null
}

const HOUR_S = 3600
const DAY_S = 24 * HOUR_S
/** A night with the hours that the backup itself may take. */
const MISSED_A_NIGHT_S = 26 * HOUR_S
const MISSED_THREE_S = 74 * HOUR_S
/** They are proved each week. */
const UNPROVED_S = 8 * DAY_S

export function judgeCopies({ madeSeconds, verifiedSeconds }: CopyAges): 'ok' | 'attention' | 'late' {
  if (madeSeconds === null) return 'attention'
  if (madeSeconds >= MISSED_THREE_S) return 'late'
  if (madeSeconds >= MISSED_A_NIGHT_S) return 'attention'
  return verifiedSeconds === null || verifiedSeconds >= UNPROVED_S ? 'attention' : 'ok'
}
