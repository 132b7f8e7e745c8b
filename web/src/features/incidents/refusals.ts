/** The history of «не наша компетенция»: who refused the work, why, and whose they thought it was. */
type Activity = { at: string; type: string; actorName: string | null; details: Record<string, unknown> }

export type Refusal = {
  at: string
  byName: string | null
  agencyCode: string | null
  proposedAgencyCode: string | null
  reason: string
}

/** The row of a refusal does not name the agency: it is the one that had the work by then. */
export function refusalsOf(activities: readonly Activity[]): Refusal[] {
  const inOrder = [...activities].sort((one, two) => one.at.localeCompare(two.at))
  const refusals: Refusal[] = []
  let agencyCode: string | null = null
  for (const { type, at, actorName, details } of inOrder) {
    if (type === 'accept' || type === 'assign') agencyCode = text(details.agencyCode)
    if (type !== 'return') continue
    const reason = text(details.reason) ?? ''
    const proposedAgencyCode = text(details.proposedAgencyCode)
    refusals.push({ at, byName: actorName, agencyCode, proposedAgencyCode, reason })
  }
  return refusals
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
