/** Which settlement questions came from, as far as their addresses say, and beside which others it is weighed. */
import type { Settlement } from './map-silence.ts'

export type KnownSettlement = {
  readonly name: string
  readonly municipalityCode: string
  readonly population: number | null
}
export type Region = {
  readonly settlements: readonly KnownSettlement[]
  /** The chief town of each municipality, by code. */
  readonly centres: ReadonlyMap<string, string>
  /** Municipalities that border on each. */
  readonly neighbours: ReadonlyMap<string, readonly string[]>
  /** One key for all spellings of a name. */
  readonly keyOf: (name: string) => string
}
export type NamedCount = {
  readonly municipalityCode: string
  /** As it was written; null: a street without a settlement. */
  readonly settlement: string | null
  readonly month: string
  readonly count: number
}
export type PlacedSettlement = Settlement & { readonly place: KnownSettlement }

/** Whoever names a street and no settlement lives in the chief town: people there do not name it. */
export function keyOfNamed(
  { centres, keyOf }: Pick<Region, 'centres' | 'keyOf'>,
  { municipalityCode, settlement }: Pick<NamedCount, 'municipalityCode' | 'settlement'>,
): string {
  return `${municipalityCode} ${keyOf(settlement ?? centres.get(municipalityCode) ?? '')}`
}

/** Settlements with a known number of people, each with what it wrote in these months. */
export function placeVoices(
  region: Region,
  counts: readonly NamedCount[],
  months: readonly string[],
): PlacedSettlement[] {
  const wrote = new Map<string, number>()
  for (const one of counts) {
    const key = `${keyOfNamed(region, one)} ${one.month}`
    wrote.set(key, (wrote.get(key) ?? 0) + one.count)
  }
  const known = region.settlements.flatMap((place) =>
    place.population === null || place.population < 1
      ? []
      : [{ place, population: place.population, code: codeOf(region, place) }],
  )
  const byMunicipality = Map.groupBy(known, ({ place }) => place.municipalityCode)
  const codesIn = (municipalityCode: string) =>
    (byMunicipality.get(municipalityCode) ?? []).map(({ code }) => code)
  return known.map(({ place, population, code }) => {
    const { municipalityCode } = place
    const beside = codesIn(municipalityCode).filter((other) => other !== code)
    const around = region.neighbours.get(municipalityCode) ?? []
    const isCentre = code === keyOfNamed(region, { municipalityCode, settlement: null })
    return {
      ...{ place, code, population },
      neighbourCodes: beside.length > 0 ? beside : around.flatMap(codesIn),
      monthly: months.map((month) => wrote.get(`${code} ${month}`) ?? 0),
      traits: [Number(isCentre)],
    }
  })
}

function codeOf(region: Region, { municipalityCode, name }: KnownSettlement): string {
  return keyOfNamed(region, { municipalityCode, settlement: name })
}
