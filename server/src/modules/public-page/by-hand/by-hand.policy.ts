/** Who writes questions down, and for which places. */
import type { Actor } from '../../access/index.ts'

type Territory = { agencies: readonly { code: string; municipalityCode: string | null }[] }

/**
 * The centre for the whole region, a coordinator for the own territory. Where the work goes then the routes decide: whoever
 * sits at a reception writes down also what is others' to answer.
 */
export function mayRecord(
  { grants }: Pick<Actor, 'grants'>,
  municipalityCode: string,
  { agencies }: Territory,
): boolean {
  return grants.some(({ role, scope }) => {
    if (role !== 'dispatcher' && role !== 'moderator' && role !== 'coordinator') return false
    if (scope.kind === 'region') return true
    if (scope.kind === 'municipality') return scope.code === municipalityCode
    if (scope.kind !== 'agency') return false
    const own = agencies.find(({ code }) => code === scope.code)
    // A body of the whole region has no municipality: its territory is the region.
    return own !== undefined && (own.municipalityCode ?? municipalityCode) === municipalityCode
  })
}

/** Sees the new ones before they are sorted; others must sort what they write down, or nobody of theirs would see it. */
export function maySortLater({ grants }: Pick<Actor, 'grants'>): boolean {
  return grants.some(
    ({ role, scope }) =>
      (role === 'dispatcher' || role === 'moderator' || role === 'coordinator') &&
      (scope.kind === 'region' || scope.kind === 'municipality'),
  )
}
