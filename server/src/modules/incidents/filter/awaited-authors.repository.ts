import type { Condition, Eb } from './condition.ts'

/** Its author is waited for. The subquery says which index finds the few of them. */
export function isAuthorAwaited(eb: Eb): Condition {
  const awaited = eb
    .selectFrom('clarification')
    .select('clarification.incidentId')
    .where('clarification.endedAt', 'is', null)
    .where('clarification.publishedAt', 'is not', null)
  return eb.and([eb('incident.id', 'in', awaited), eb('incident.clarifyUntil', 'is not', null)])
}
