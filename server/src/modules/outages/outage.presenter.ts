import { OutageArea, type OutageListItem, type PublicOutage } from '@veche/contract/outages.ts'
import { stateOf } from './domain/outage.ts'
import type { OutageRow } from './outages.repository.ts'

export function readArea({ area }: Pick<OutageRow, 'area'>): OutageArea | null {
  return OutageArea.nullable().parse(area)
}

/** What anybody may know of it. */
export function presentPublicOutage(outage: OutageRow, now: Date): PublicOutage {
  const { id, number, kind, reason, agencyCode, municipalityCode, addresses } = outage
  return {
    ...{ id, number, kind, state: stateOf(outage, now), reason, agencyCode, municipalityCode, addresses },
    area: readArea(outage),
    beginsAt: outage.beginsAt.toISOString(),
    endsAt: outage.endsAt.toISOString(),
    endedAt: outage.endedAt?.toISOString() ?? null,
    cancelledAt: outage.cancelledAt?.toISOString() ?? null,
  }
}

export function presentOutage(
  { questionCount, ...outage }: OutageRow & { questionCount: number },
  now: Date,
): OutageListItem {
  return {
    ...presentPublicOutage(outage, now),
    version: outage.version,
    questionCount: Number(questionCount),
  }
}
