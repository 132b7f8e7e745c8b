/** What a list of a region's addresses knows of a place that was found: how its street is spelt, whose it is, where its house stands. */
import { stemWord } from '../words/stem.ts'
import { normalizeWord, tokenize } from '../words/tokens.ts'
import { buildTypoIndex, listByTypo, type TypoIndex } from '../words/typos.ts'
import type { PlaceSpan } from './spans/place-span.ts'

export type AddressRow = {
  municipality: string
  settlement: string
  street: string
  house: string
  latitude: number | null
  longitude: number | null
}
export type Point = { latitude: number | null; longitude: number | null }
type Street = { municipality: string; settlement: string; name: string; houses: Map<string, Point> }
export type Gazetteer = { streets: ReadonlyMap<string, readonly Street[]>; typos: TypoIndex }

const KINDS = new Set(
  'ул улица пр просп проспект пер переулок наб набережная ш шоссе пл площадь бульвар мкр мкрн микрорайон проезд туп тупик'.split(
    ' ',
  ),
)
const SHORTEST_SLIP = 5
const KNOWN = 0.95

export function compileGazetteer(rows: Iterable<AddressRow>): Gazetteer {
  const streets = new Map<string, Street[]>()
  for (const { street, municipality, settlement, house, ...point } of rows) {
    const name = withoutKind(street)
    if (name === '') continue
    const known = streets.get(keyOf(name)) ?? []
    if (known.length === 0) streets.set(keyOf(name), known)
    const same = known.find(
      (one) => isSame(one.settlement, settlement) && isSame(one.municipality, municipality),
    )
    const own = same ?? { municipality, settlement, name, houses: new Map<string, Point>() }
    if (!same) known.push(own)
    if (house !== '') own.houses.set(houseKey(house), point)
  }
  return { streets, typos: buildTypoIndex(streets.keys(), SHORTEST_SLIP) }
}

/** A street that no list has stays as it was read; of several of one name none is chosen without a settlement. */
export function placeByGazetteer(gazetteer: Gazetteer, place: PlaceSpan): PlaceSpan & Point {
  const nowhere = { latitude: null, longitude: null }
  const found = place.street === null ? [] : findStreets(gazetteer, place.street)
  const here = found.filter(
    ({ municipality, settlement }) =>
      (place.settlement === null || isSame(place.settlement, settlement)) &&
      (place.municipality === null || isSame(place.municipality, municipality)),
  )
  const [first, ...others] = here
  if (!first) return { ...place, ...nowhere }
  const street = others.every(({ name }) => name === first.name) ? first.name : place.street
  if (others.length > 0) return { ...place, street, ...nowhere }
  const point = place.house === null ? undefined : first.houses.get(houseKey(place.house))
  return {
    ...place,
    street,
    municipality: place.municipality ?? first.municipality,
    settlement: place.settlement ?? first.settlement,
    confidence: Math.max(place.confidence, KNOWN),
    ...(point ?? nowhere),
  }
}

/** By one letter wrong only where one street is meant. */
function findStreets({ streets, typos }: Gazetteer, name: string): readonly Street[] {
  const key = keyOf(withoutKind(name))
  const known = streets.get(key)
  if (known) return known
  const [near, ...others] = listByTypo(typos, key)
  return near !== undefined && others.length === 0 ? (streets.get(near) ?? []) : []
}

function withoutKind(street: string): string {
  return tokenize(street)
    .filter(({ word }) => !KINDS.has(word))
    .map(({ raw }) => raw)
    .join(' ')
}

function keyOf(name: string): string {
  return tokenize(name)
    .map(({ word }) => stemWord(word))
    .join(' ')
}

function houseKey(house: string): string {
  return normalizeWord(house).replaceAll(/[\s.]+/gu, '')
}

function isSame(one: string, other: string): boolean {
  return normalizeWord(one.trim()) === normalizeWord(other.trim())
}
