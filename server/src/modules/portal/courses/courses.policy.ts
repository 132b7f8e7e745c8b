/** Who writes courses, who stands for them, who lets rights depend on them. Everybody at work takes what is published. */
import type { Actor } from '../../access/index.ts'
import { hasRole, isPermitted } from '../../access/index.ts'

export function mayWrite(actor: Actor): boolean {
  return isPermitted(actor, 'courses.write')
}

/** Whoever sorts or approves for the whole region answers for what the region teaches its people. */
export function mayApprove(actor: Pick<Actor, 'grants'>): boolean {
  return actor.grants.some(
    ({ role, scope }) => (role === 'dispatcher' || role === 'moderator') && scope.kind === 'region',
  )
}

export function mayGate(actor: Actor): boolean {
  return isPermitted(actor, 'courses.gate')
}

export function mayLift(actor: Actor): boolean {
  return mayGate(actor) && hasRole(actor, 'administrator')
}
