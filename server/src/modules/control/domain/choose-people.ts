/** From duties to people: by role and scope, the nearest scope first. */
import type { Role, Scope } from '@veche/contract/access.ts'
import { type Duty, nextAbove } from './escalation.ts'

export type Person = { id: string; grants: readonly { role: Role; scope: Scope }[] }
export type Place = {
  municipalityCode: string | null
  agencyCode: string | null
  unitCode: string | null
  assigneeId: string | null
}
/** People by `role kind code`. */
export type StaffBook = { isActive: (id: string) => boolean; withGrant: (key: string) => readonly string[] }

export function createStaffBook(people: readonly Person[]): StaffBook {
  const byGrant = new Map<string, string[]>()
  for (const { id, grants } of people) {
    for (const { role, scope } of grants) {
      const key = keyOf(role, scope.kind, scope.kind === 'region' ? '' : scope.code)
      const known = byGrant.get(key)
      if (known) known.push(id)
      else byGrant.set(key, [id])
    }
  }
  const ids = new Set(people.map(({ id }) => id))
  return { isActive: (id) => ids.has(id), withGrant: (key) => byGrant.get(key) ?? [] }
}

/** Everyone who has one of the duties for this incident, or stands in for an empty one. */
export function choosePeople(staff: StaffBook, place: Place, duties: readonly Duty[]): string[] {
  const chosen = duties.flatMap((duty) => withDuty(staff, place, duty))
  return [...new Set(chosen)]
}

/** The people of the first duty in this order that somebody has here. */
export function firstHolders(staff: StaffBook, place: Place, order: readonly Duty[]): string[] {
  for (const duty of order) {
    const found = holders(staff, place, duty)
    if (found.length > 0) return [...new Set(found)]
  }
  return []
}

function withDuty(staff: StaffBook, place: Place, duty: Duty): readonly string[] {
  for (let at: Duty | null = duty; at !== null; at = nextAbove(at)) {
    const found = holders(staff, place, at)
    if (found.length > 0) return found
  }
  return []
}

function holders(staff: StaffBook, place: Place, duty: Duty): readonly string[] {
  if (duty === 'assignee') {
    const { assigneeId } = place
    return assigneeId !== null && staff.isActive(assigneeId) ? [assigneeId] : []
  }
  const own = [
    ...granted(staff, duty, 'unit', place.unitCode),
    ...granted(staff, duty, 'agency', place.agencyCode),
  ]
  const wider = [...granted(staff, duty, 'municipality', place.municipalityCode)]
  const region = staff.withGrant(keyOf(duty, 'region', ''))
  // The centre is one team whatever its scopes; in an agency those who are nearest answer for it.
  if (duty === 'dispatcher' || duty === 'moderator') return [...own, ...wider, ...region]
  return [own, wider, region].find((tier) => tier.length > 0) ?? []
}

function granted(staff: StaffBook, role: Role, kind: Scope['kind'], code: string | null): readonly string[] {
  return code === null ? [] : staff.withGrant(keyOf(role, kind, code))
}

function keyOf(role: Role, kind: Scope['kind'], code: string): string {
  return `${role} ${kind} ${code}`
}
