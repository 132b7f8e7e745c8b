/** Everybody at work reads who answers. A body writes of itself, whoever stands for a territory of its bodies, the centre of all. */
import type { Role } from '@veche/contract/access.ts'
import { ForbiddenError, NotFoundError } from '../../../platform/errors.ts'
import { type Actor, isPermitted } from '../../access/index.ts'
import type { Agency, Directory } from '../../directory/index.ts'

type Agencies = Pick<Directory, 'agencies'>
/** Codes of bodies, or all of them. */
export type Reach = 'region' | readonly string[]

const WRITERS: readonly Role[] = [
  ...(['dispatcher', 'moderator', 'coordinator', 'executor', 'head', 'administrator'] as const),
]

export function reachOf(actor: Actor, { agencies }: Agencies): Reach {
  if (!isPermitted(actor, 'duty.write')) return []
  const scopes = actor.grants.filter(({ role }) => WRITERS.includes(role)).map(({ scope }) => scope)
  if (scopes.some(({ kind }) => kind === 'region')) return 'region'
  return agencies
    .filter(({ code, municipalityCode, units }) =>
      scopes.some((scope) => {
        if (scope.kind === 'agency') return scope.code === code
        if (scope.kind === 'unit') return units.some((unit) => unit.code === scope.code)
        return scope.kind === 'municipality' && scope.code === municipalityCode
      }),
    )
    .map(({ code }) => code)
}

/** The bodies whose people stand first for the actor; none for whoever stands for all. */
export function nearestBodies(actor: Actor, directory: Agencies): readonly string[] {
  const reach = reachOf(actor, directory)
  return reach === 'region' ? [] : reach
}

export function mayWriteFor(reach: Reach, agencyCode: string): boolean {
  return reach === 'region' || reach.includes(agencyCode)
}

export function requireBody({ agencies }: Agencies, agencyCode: string): Agency {
  const agency = agencies.find(({ code }) => code === agencyCode)
  if (!agency) throw new NotFoundError('duty.body_not_found', { code: agencyCode })
  return agency
}

/** The body, which the actor may write for. */
export function authorizeBody(actor: Actor, directory: Agencies, agencyCode: string): Agency {
  const agency = requireBody(directory, agencyCode)
  if (!mayWriteFor(reachOf(actor, directory), agencyCode)) throw new ForbiddenError('duty.forbidden')
  return agency
}
