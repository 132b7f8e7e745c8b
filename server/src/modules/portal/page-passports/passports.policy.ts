/** Whose pages somebody sees and answers for: by municipality. */
import type { Role } from '@veche/contract/access.ts'
import { type Actor, isPermitted, PERMISSIONS, scopesOf } from '../../access/index.ts'
import type { Directory } from '../../directory/index.ts'

type Known = Pick<Directory, 'agencies'>
type Person = Pick<Actor, 'grants'>
export type Reach = 'region' | ReadonlySet<string>

function reachOf({ grants }: Person, roles: readonly Role[], { agencies }: Known): Reach {
  const scopes = scopesOf({ id: '', name: '', grants, tokenScopes: null }, roles)
  if (scopes.some(({ kind }) => kind === 'region')) return 'region'
  const codes = scopes.flatMap((scope) => {
    if (scope.kind === 'municipality') return scope.code
    const own = agencies.find(
      ({ code, units }) =>
        (scope.kind === 'agency' && scope.code === code) ||
        (scope.kind === 'unit' && units.some((unit) => unit.code === scope.code)),
    )
    return own?.kind === 'administration' ? (own.municipalityCode ?? []) : []
  })
  return new Set(codes)
}

export function isWithin(reach: Reach, municipalityCode: string): boolean {
  return reach === 'region' || reach.has(municipalityCode)
}

export function readingReach(actor: Person, known: Known): Reach {
  return reachOf(actor, PERMISSIONS['passports.read'].roles, known)
}

export function mayChange(actor: Actor, municipalityCode: string, known: Known): boolean {
  const reach = reachOf(actor, PERMISSIONS['passports.write'].roles, known)
  return isPermitted(actor, 'passports.write') && isWithin(reach, municipalityCode)
}

/** Whoever leads the municipality: told when a page of it turns bad. Not whoever leads them all. */
export function leadsPlace(person: Person, municipalityCode: string, known: Known): boolean {
  const reach = reachOf(person, ['head', 'coordinator'], known)
  return reach !== 'region' && reach.has(municipalityCode)
}
