/** Whose progress one sees: a head that of their people, the centre everybody's. */
import { type Actor, hasRole, isPermitted, scopesOf } from '../../access/index.ts'
import type { Directory } from '../../directory/index.ts'
import type { Led } from './learning.repository.ts'

export function maySeePeople(actor: Actor): boolean {
  return isCentre(actor) || hasRole(actor, 'head')
}

/** To which places follows from their scopes. */
export function mayAssign(actor: Actor): boolean {
  return isPermitted(actor, 'courses.assign')
}

/** Of whom: those whose progress they see. */
export function mayRemind(actor: Actor): boolean {
  return isPermitted(actor, 'courses.remind') && maySeePeople(actor)
}

function isCentre(actor: Actor): boolean {
  return scopesOf(actor, ['administrator', 'dispatcher', 'moderator', 'head']).some(
    ({ kind }) => kind === 'region',
  )
}

export function ledBy(actor: Actor, { agencies }: Pick<Directory, 'agencies'>): Led {
  if (isCentre(actor)) return null
  const scopes = scopesOf(actor, ['head'])
  const agencyCodes = scopes.flatMap((scope) => {
    if (scope.kind === 'agency') return scope.code
    if (scope.kind !== 'unit') return []
    return agencies.find(({ units }) => units.some(({ code }) => code === scope.code))?.code ?? []
  })
  const municipalityCodes = scopes.flatMap((scope) => (scope.kind === 'municipality' ? scope.code : []))
  return { agencyCodes, municipalityCodes }
}

/** What the keys of all reminders of a course begin with; the day follows, so that a person is reminded once in it. */
export function reminderOf(courseId: string): string {
  return `course:reminded:${courseId}:`
}
