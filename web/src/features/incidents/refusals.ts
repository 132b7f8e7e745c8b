import type { IncidentResponse } from '@veche/contract/incidents.ts'

type Activity = { at: string; type: string; details: Record<string, unknown> }

/** Whom the latest refusal named, unless they have refused themselves: one key gives the work to them. */
export function namedAgency({
  refusals,
  proposedAgencyCode,
}: Pick<IncidentResponse, 'refusals' | 'proposedAgencyCode'>): string | null {
  const hasRefused = refusals.some(({ agencyCode }) => agencyCode === proposedAgencyCode)
  return hasRefused ? null : proposedAgencyCode
}

export function hasRefused({ refusals }: Pick<IncidentResponse, 'refusals'>, code: string): boolean {
  return refusals.some(({ agencyCode }) => agencyCode === code)
}

/** The reason of the latest such step. */
export function lastReason(activities: readonly Activity[], type: string): string | null {
  const last = [...activities]
    .sort((one, two) => two.at.localeCompare(one.at))
    .find((row) => row.type === type)
  return last ? text(last.details.reason) : null
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
