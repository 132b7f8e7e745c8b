/** Who writes a practice of which municipality, and who stands for it. Everybody at work reads what is published. */
import type { Role } from '@veche/contract/access.ts'
import { type Actor, isPermitted, PERMISSIONS, scopesOf } from '../../access/index.ts'
import type { Directory } from '../../directory/index.ts'

type Known = Pick<Directory, 'agencies' | 'municipalities'>

/** Municipalities for which an actor speaks, by their codes. */
export function placesOf(actor: Actor, { agencies, municipalities }: Known): string[] {
  if (!isPermitted(actor, 'practices.write')) return []
  const roles: readonly Role[] = PERMISSIONS['practices.write'].roles
  const scopes = scopesOf(actor, roles)
  const all = municipalities.map(({ code }) => code)
  if (scopes.some(({ kind }) => kind === 'region')) return all
  const own = scopes.flatMap((scope) => {
    if (scope.kind === 'municipality') return scope.code
    const body = agencies.find(
      ({ code, units }) =>
        (scope.kind === 'agency' && scope.code === code) ||
        (scope.kind === 'unit' && units.some((unit) => unit.code === scope.code)),
    )
    return body?.kind === 'administration' ? (body.municipalityCode ?? []) : []
  })
  return all.filter((code) => own.includes(code))
}

export function mayApprove(actor: Pick<Actor, 'id' | 'name' | 'grants'>, versionBy: string | null): boolean {
  return versionBy !== actor.id && isPermitted({ tokenScopes: null, ...actor }, 'practices.approve')
}
