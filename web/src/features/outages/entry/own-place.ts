import type { MeResponse } from '@veche/contract/access.ts'
import type { DirectoryResponse } from '@veche/contract/directory.ts'

type Own = { agencyCode: string | null; municipalityCode: string | null }

/** Where a person who enters for one body or one place enters: nobody chooses what is theirs anyway. */
export function ownPlace(
  { grants }: Pick<MeResponse, 'grants'>,
  { agencies }: Pick<DirectoryResponse, 'agencies'>,
): Own {
  const bodies = new Set(
    grants.flatMap(({ scope }) => {
      if (scope.kind === 'agency') return [scope.code]
      if (scope.kind !== 'unit') return []
      const { code } = scope
      return agencies.filter(({ units }) => units.some((unit) => unit.code === code)).map((one) => one.code)
    }),
  )
  const places = new Set(grants.flatMap(({ scope }) => (scope.kind === 'municipality' ? [scope.code] : [])))
  const [agencyCode = null, ...others] = bodies
  const agency = others.length === 0 ? agencies.find(({ code }) => code === agencyCode) : undefined
  const [place = null, ...otherPlaces] = places
  return {
    agencyCode: agency?.code ?? null,
    municipalityCode: agency?.municipalityCode ?? (otherPlaces.length === 0 ? place : null),
  }
}
