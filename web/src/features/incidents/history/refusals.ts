import type { IncidentResponse } from '@veche/contract/incidents.ts'

type Activity = { at: string; type: string; details: Record<string, unknown> }

/**
 * Whom the latest refusal named, unless they have refused themselves: one key gives the work to them. It stands in the
 * refusal also after somebody else had the work and it was taken back.
 */
export function namedAgency({
  refusals,
  proposedAgencyCode,
}: Pick<IncidentResponse, 'refusals' | 'proposedAgencyCode'>): string | null {
  const named = proposedAgencyCode ?? refusals.at(-1)?.proposedAgencyCode ?? null
  return named !== null && hasRefused({ refusals }, named) ? null : named
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
