/** In which state a rule is, and what may be done with it. Pure. */
import type { RuleAct } from '@veche/contract/portal/work-rules.ts'
import { HEAVY_ACTS, type RestReason, type RuleState } from '@veche/contract/values/portal/work-rules.ts'

export type RuleStand = {
  newestNo: number
  activeNo: number | null
  activeSince: Date | null
  proposedNo: number | null
  proposedBy: string | null
  wasOn: boolean
  restingSince: Date | null
  restReason: RestReason | null
  archivedAt: Date | null
}

export function stateOf({ activeNo, proposedNo, restingSince, archivedAt, wasOn }: RuleStand): RuleState {
  if (archivedAt) return 'archived'
  if (activeNo !== null) return 'on'
  if (proposedNo !== null) return 'proposed'
  if (restingSince) return 'resting'
  return wasOn ? 'off' : 'draft'
}

/** Acts that give work away or make it urgent are switched on by two people, unless the region has set otherwise. */
export function needsTwo(acts: readonly RuleAct[], isAsked: boolean): boolean {
  return isAsked && acts.some(({ does }) => HEAVY_ACTS.includes(does))
}

/** Whether the newest version may be switched on at all: tried to its end, and not running already. */
export function maySwitchOn(stand: RuleStand, isTried: boolean): boolean {
  return isTried && stand.archivedAt === null && stand.activeNo !== stand.newestNo
}
