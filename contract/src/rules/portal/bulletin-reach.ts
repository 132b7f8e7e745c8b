/** Whom a writer of news and orders may address, read alike by the form and by the server. */
export const BULLETIN_WRITERS = ['dispatcher', 'moderator', 'coordinator', 'head'] as const

type Grant = { role: string; scope: { kind: string; code?: string } }
type Agency = { code: string; kind: string; municipalityCode: string | null }
/** Everybody, or the people of these bodies and municipalities. */
export type BulletinReach = 'region' | { agencyCodes: string[]; municipalityCodes: string[] }

/**
 * A body, and the municipality for which an administration stands. Whoever leads a unit alone does not speak for its
 * body.
 */
export function bulletinReach(
  grants: readonly Grant[],
  agencies: readonly Agency[],
  roles: readonly string[] = BULLETIN_WRITERS,
): BulletinReach {
  const scopes = grants.filter(({ role }) => roles.includes(role)).map(({ scope }) => scope)
  if (scopes.some(({ kind }) => kind === 'region')) return 'region'
  const codesOf = (kind: string) =>
    scopes.flatMap((scope) => (scope.kind === kind && scope.code ? [scope.code] : []))
  const own = agencies.filter(({ code }) => codesOf('agency').includes(code))
  const stoodFor = own.flatMap(({ kind, municipalityCode }) =>
    kind === 'administration' && municipalityCode !== null ? [municipalityCode] : [],
  )
  return {
    agencyCodes: own.map(({ code }) => code),
    municipalityCodes: [...new Set([...codesOf('municipality'), ...stoodFor])],
  }
}
