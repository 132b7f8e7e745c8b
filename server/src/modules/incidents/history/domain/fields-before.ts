/** The fields that a step changes, as they were before it, so that undoing the step can restore them. Pure. */
import type { Incident } from '../../steps/domain/incident.ts'

const KEPT = {
  // Also what the product derived because of the acceptance.
  accept: [
    ...(['topicCode', 'groupCode', 'municipalityCode', 'urgency', 'address'] as const),
    ...(['repeatOfId', 'repeatKind', 'repeatNo', 'isRepeatConfirmed'] as const),
  ],
  assign: ['proposedAgencyCode', 'needsArbiter'],
  merge: ['eventId'],
} as const satisfies Record<string, readonly (keyof Incident)[]>

export type KeepingStep = keyof typeof KEPT
export type Kept = Partial<Pick<Incident, (typeof KEPT)[KeepingStep][number]>>

export function fieldsBefore(before: Incident, step: KeepingStep): Kept {
  return Object.fromEntries(KEPT[step].map((field) => [field, before[field]]))
}

/** Restores only fields that nobody has changed since: `given` is what the step itself wrote. */
export function restoreFields(now: Incident, kept: object, given: object): Kept {
  const [stands, wrote] = [new Map(Object.entries(now)), new Map(Object.entries(given))]
  const isUntouched = (field: string) => !wrote.has(field) || isSame(stands.get(field), wrote.get(field))
  return Object.fromEntries(Object.entries(kept).filter(([field]) => isUntouched(field)))
}

/** Values of the history have been through JSON; an address is the only one that is an object. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return one === other
  const values = new Map(Object.entries(other))
  return Object.entries(one).every(([key, value]) => values.get(key) === value)
}
