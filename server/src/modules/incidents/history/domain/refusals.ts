/** «Не наша компетенция» in the history: who refused the work, why, and whose they thought it was. */
export type RefusalSource = { at: Date; type: string; actorName: string | null; details: unknown }
export type Refusal = {
  at: Date
  byName: string | null
  agencyCode: string | null
  proposedAgencyCode: string | null
  reason: string
}

/** Expects rows in order of time. The row of a refusal does not name the agency: it is the one that had the work then. */
export function refusalsOf(inOrder: readonly RefusalSource[]): Refusal[] {
  const refusals: Refusal[] = []
  let agencyCode: string | null = null
  for (const { type, at, actorName, details } of inOrder) {
    if (type === 'accept' || type === 'assign') agencyCode = textOf(details, 'agencyCode')
    if (type !== 'return') continue
    const reason = textOf(details, 'reason') ?? ''
    const proposedAgencyCode = textOf(details, 'proposedAgencyCode')
    refusals.push({ at, byName: actorName, agencyCode, proposedAgencyCode, reason })
  }
  return refusals
}

export function refusersOf(refusals: readonly Refusal[]): Set<string> {
  return new Set(refusals.flatMap(({ agencyCode }) => agencyCode ?? []))
}

function textOf(details: unknown, key: string): string | null {
  if (typeof details !== 'object' || details === null) return null
  const value: unknown = Reflect.get(details, key)
  return typeof value === 'string' && value !== '' ? value : null
}
