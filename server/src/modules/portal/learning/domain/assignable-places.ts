/** To which bodies and units of the region somebody may assign a course. Pure. */
type Scope = { kind: string; code?: string }
type Agency = {
  code: string
  name: string
  municipalityCode: string | null
  units: readonly { code: string; name: string }[]
}
/** `unitCode` null: the whole body. */
export type AssignablePlace = { agencyCode: string; unitCode: string | null; name: string }

/** The region, own bodies with their units, bodies of own municipalities; whoever leads a unit alone, that unit. */
export function assignablePlaces(scopes: readonly Scope[], agencies: readonly Agency[]): AssignablePlace[] {
  const isOwn = (kind: string, code: string | null) =>
    code !== null && scopes.some((scope) => scope.kind === kind && scope.code === code)
  const isAll = scopes.some(({ kind }) => kind === 'region')
  return agencies.flatMap(({ code, name, municipalityCode, units }) => {
    const isWhole = isAll || isOwn('agency', code) || isOwn('municipality', municipalityCode)
    const body = { agencyCode: code, unitCode: null, name }
    const parts = units
      .filter((unit) => isWhole || isOwn('unit', unit.code))
      .map((unit) => ({ agencyCode: code, unitCode: unit.code, name: `${name}, ${unit.name}` }))
    return isWhole ? [body, ...parts] : parts
  })
}
