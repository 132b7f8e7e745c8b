import type { IncidentListItem, Step } from '@veche/contract/incidents.ts'

/** Until an answer is being approved or stands in the thread, a question may join another. */
const MERGEABLE: readonly Step[] = ['new', 'distribution', 'assigned', 'in_progress', 'rework']

export type MergeObstacle = 'members' | 'event' | 'frozen' | 'step'

/** Why this one cannot be merged; null if it can. The server checks again. */
export function mergeObstacle({
  step,
  memberCount,
  flags,
}: Pick<IncidentListItem, 'step' | 'memberCount' | 'flags'>): MergeObstacle | null {
  if (memberCount > 1) return 'members'
  if (flags.isMassEvent) return 'event'
  if (flags.isFrozen) return 'frozen'
  return MERGEABLE.includes(step) ? null : 'step'
}
