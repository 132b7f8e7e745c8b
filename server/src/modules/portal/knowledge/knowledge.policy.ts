/** Who writes articles and who stands for them. Everybody at work reads what is published. */
import type { Actor } from '../../access/index.ts'
import { isPermitted } from '../../access/index.ts'

export function mayWrite(actor: Actor): boolean {
  return isPermitted(actor, 'knowledge.write')
}

/** Whoever sorts or approves for the whole region answers for what the region tells its people. */
export function mayApprove(actor: Pick<Actor, 'grants'>): boolean {
  return actor.grants.some(
    ({ role, scope }) => (role === 'dispatcher' || role === 'moderator') && scope.kind === 'region',
  )
}
