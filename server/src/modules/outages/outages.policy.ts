/** Who sees which outages and who enters them. One rule, two forms: a check and an SQL predicate. */
import type { Role, Scope } from '@veche/contract/access.ts'
import { ForbiddenError } from '../../platform/errors.ts'
import type { Actor } from '../access/index.ts'
import type { Directory } from '../directory/index.ts'

export type OutageRight = 'read' | 'enter'
export type OutageScope = { municipalityCode: string; agencyCode: string }
type Agencies = Pick<Directory, 'agencies'>
/** Everything, or what lies in one of these places or belongs to one of these bodies. */
export type Reach = 'region' | { municipalityCodes: readonly string[]; agencyCodes: readonly string[] }

const WORKERS: readonly Role[] = ['dispatcher', 'moderator', 'coordinator', 'executor', 'head']
const ROLES_FOR: Record<OutageRight, readonly Role[]> = {
  read: [...WORKERS, 'chat_moderator', 'fact_checker', 'analyst'],
  enter: WORKERS,
}

/** An administration stands for its territory; a unit for its body, because a body's dispatchers are one. */
export function reachOf({ grants }: Pick<Actor, 'grants'>, right: OutageRight, directory: Agencies): Reach {
  const scopes = grants.filter(({ role }) => ROLES_FOR[right].includes(role)).map(({ scope }) => scope)
  if (scopes.some(({ kind }) => kind === 'region')) return 'region'
  const agencies = scopes.flatMap((scope) => agenciesOf(scope, directory))
  return {
    municipalityCodes: [
      ...scopes.flatMap((scope) => (scope.kind === 'municipality' ? scope.code : [])),
      ...agencies.flatMap(({ kind, municipalityCode }) =>
        kind === 'administration' && municipalityCode !== null ? municipalityCode : [],
      ),
    ],
    agencyCodes: agencies.map(({ code }) => code),
  }
}

function agenciesOf(scope: Scope, { agencies }: Agencies): Directory['agencies'] {
  if (scope.kind === 'agency') return agencies.filter(({ code }) => code === scope.code)
  if (scope.kind !== 'unit') return []
  return agencies.filter(({ units }) => units.some(({ code }) => code === scope.code))
}

export function isWithin(reach: Reach, { municipalityCode, agencyCode }: OutageScope): boolean {
  if (reach === 'region') return true
  return reach.municipalityCodes.includes(municipalityCode) || reach.agencyCodes.includes(agencyCode)
}

export function authorizeOutage(reach: Reach, outage: OutageScope): void {
  if (!isWithin(reach, outage)) throw new ForbiddenError('outage.forbidden', { ...outage })
}
