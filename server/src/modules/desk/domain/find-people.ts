/** Finds colleagues by name or agency, in either layout and with a slip, for whoever may see them. Pure. */
import type { Role, Scope } from '@veche/contract/access.ts'
import { holderOf } from '../../text/index.ts'

type Grant = { role: Role; scope: Scope }
export type Colleague = { id: string; name: string; grants: readonly Grant[] }
export type Body = {
  code: string
  name: string
  municipalityCode: string | null
  units: readonly { code: string }[]
}
export type FoundPerson = { id: string; name: string; role: Role; agencyCode: string | null }

type Asked = { scopes: readonly Scope[]; words: string; limit: number }

/** Shows a person by the first of the grants that the reader may see, and tells nothing of what they are elsewhere. */
export function findPeople(
  people: readonly Colleague[],
  { scopes, words, limit }: Asked,
  bodies: readonly Body[],
): FoundPerson[] {
  const seen = people.flatMap(({ id, name, grants }) => {
    const grant = grants.find(({ scope }) => scopes.some((own) => isWithin(scope, own, bodies)))
    const body = grant && bodyOf(grant.scope, bodies)
    return grant
      ? [{ id, name, role: grant.role, agencyCode: body?.code ?? null, body: body?.name ?? '' }]
      : []
  })
  const named = (isNearly: boolean) => {
    const isHeld = holderOf(words, isNearly)
    return seen.filter(({ name, body }) => isHeld(`${name} ${body}`))
  }
  const found = named(false)
  return (found.length > 0 ? found : named(true)).slice(0, limit).map(({ body: _body, ...person }) => person)
}

/** Whoever keeps a place sees its agencies and whoever keeps an agency its units, but nobody sees upwards. */
function isWithin(scope: Scope, own: Scope, bodies: readonly Body[]): boolean {
  if (own.kind === 'region') return true
  if (scope.kind === 'region') return false
  if (scope.kind === own.kind) return scope.code === own.code
  const body = bodyOf(scope, bodies)
  if (own.kind === 'agency') return scope.kind === 'unit' && body?.code === own.code
  return own.kind === 'municipality' && body?.municipalityCode === own.code
}

function bodyOf(scope: Scope, bodies: readonly Body[]): Body | undefined {
  if (scope.kind === 'agency') return bodies.find(({ code }) => code === scope.code)
  if (scope.kind === 'unit') return bodies.find(({ units }) => units.some(({ code }) => code === scope.code))
  return undefined
}
