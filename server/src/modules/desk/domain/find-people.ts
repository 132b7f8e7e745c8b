/** Finds colleagues by name or agency, for whoever may see them. Pure. */
import type { Role, Scope } from '@veche/contract/access.ts'

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
  const wanted = wordsOf(words)
  if (wanted.length === 0) return []
  const found: FoundPerson[] = []
  for (const { id, name, grants } of people) {
    const seen = grants.find(({ scope }) => scopes.some((own) => isWithin(scope, own, bodies)))
    if (!seen) continue
    const body = bodyOf(seen.scope, bodies)
    const own = wordsOf(`${name} ${body?.name ?? ''}`)
    if (!wanted.every((word) => own.some((one) => one.startsWith(word)))) continue
    found.push({ id, name, role: seen.role, agencyCode: body?.code ?? null })
    if (found.length === limit) break
  }
  return found
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

function wordsOf(text: string): string[] {
  return text
    .toLocaleLowerCase('ru')
    .split(/[\s«»".,()-]+/)
    .filter(Boolean)
}
