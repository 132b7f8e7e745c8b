/**
 * Reads the addresses of a notice as people write them: «ул. Ленина, 1–15 нечётные, 20к2; пос. Пролетарий: ул. Мира;
 * д. Ивановка». An entry ends with «;» or its line; a settlement in front of its streets counts to the end of the line.
 */
import { readStreet, streetKey } from '../../text/index.ts'
import type { OutagePlace } from './outage-place.ts'
import { readHouses } from './read-houses.ts'

export const PLACES_LIMIT = 300
export const ADDRESS_PROBLEMS = [
  'empty',
  'too_many',
  'not_read',
  'houses_without_street',
  'row_backwards',
  'row_empty',
] as const
export type AddressProblem = { code: (typeof ADDRESS_PROBLEMS)[number]; words: string }
export type ReadAddresses = { places: OutagePlace[]; problems: AddressProblem[] }

const SETTLEMENT =
  /^(?:г|гор|город|с|село|д|дер|деревня|п|пос|пос[её]лок|пгт|р\.?\s?п|ст|станция|х|хутор|снт|днп|тер)(?:\.\s*|\s+)(?=[«"]?\p{Lu})[«"]?([^»"]+)[»"]?$/u
const WHOLE_MUNICIPALITY = /^(?:весь|вся территория)\s(?:округ|район|муниципалитет|округа|района)$/iu
const WHOLE_SETTLEMENT = /^(?:весь|вся|всё|все)\s(?:город|пос[её]лок|деревня|село|населённый пункт)$/iu
const WHOLE_STREET =
  /^(?:вся|весь|все|полностью|целиком)(?:\s(?:улица|переулок|проспект|бульвар|проезд|дома|дома полностью))?$/iu

type Street = Extract<OutagePlace, { kind: 'street' }>
type Reading = ReadAddresses & { centre: string; settlement: string | null; street: Street | null }

/** `centre`: the chief town of the municipality, in whose streets a notice that names no settlement lies. */
export function readAddresses(text: string, { centre }: { centre: string }): ReadAddresses {
  const reading: Reading = {
    ...{ places: [], problems: [], settlement: null, street: null },
    centre: settlementKey(centre),
  }
  for (const line of text.split('\n')) {
    reading.settlement = null
    for (const entry of line.split(';')) readEntry(reading, entry)
  }
  const { places, problems } = reading
  if (places.length === 0 && problems.length === 0) problems.push({ code: 'empty', words: '' })
  if (places.length > PLACES_LIMIT) problems.push({ code: 'too_many', words: String(places.length) })
  return { places, problems }
}

/** «пос. Пролетарий», «Пролетарий» and «пролетарий» are one settlement. */
export function settlementKey(name: string): string {
  return streetKey(SETTLEMENT.exec(name.trim())?.[1] ?? name)
}

function readEntry(reading: Reading, entry: string): void {
  reading.street = null
  const pieces = entry.split(/[,:]|\s+и\s+(?=\d)/u).map((piece) => piece.trim().replaceAll(/\s+/gu, ' '))
  pieces
    .filter((piece) => piece !== '')
    .forEach((piece, index, all) => {
      readPiece(reading, piece, { isLast: index === all.length - 1 })
    })
}

function readPiece(reading: Reading, piece: string, { isLast }: { isLast: boolean }): void {
  const { places, problems } = reading
  const settlement = SETTLEMENT.exec(piece)?.[1]
  if (settlement !== undefined) {
    const key = placeKey(reading, settlement)
    if (isLast) places.push({ kind: 'settlement', settlement: key })
    reading.settlement = isLast ? null : key
    reading.street = null
    return
  }
  if (WHOLE_MUNICIPALITY.test(piece)) places.push({ kind: 'municipality' })
  else if (WHOLE_SETTLEMENT.test(piece)) places.push({ kind: 'settlement', settlement: reading.settlement })
  else if (WHOLE_STREET.test(piece) && reading.street) return
  else if (!readHousesOf(reading, piece) && !readStreetOf(reading, piece))
    problems.push({ code: 'not_read', words: piece })
}

/** The centre is where a notice lies that names no settlement. */
function placeKey({ centre }: Reading, settlement: string): string | null {
  const key = settlementKey(settlement)
  return key === centre ? null : key
}

function readHousesOf({ street, problems }: Reading, piece: string): boolean {
  const read = readHouses(piece)
  if (!read) return false
  if ('problem' in read) problems.push({ code: read.problem, words: piece })
  else if (street) street.houses = [...(street.houses ?? []), read.rule]
  else problems.push({ code: 'houses_without_street', words: piece })
  return true
}

function readStreetOf(reading: Reading, piece: string): boolean {
  const houses = findGluedHouses(piece)
  const street = readStreet(piece.slice(0, piece.length - houses.length))
  if (street === null) return false
  reading.street = { kind: 'street', settlement: reading.settlement, street: streetKey(street), houses: null }
  reading.places.push(reading.street)
  return houses === '' || readHousesOf(reading, houses)
}

/** «ул. Ленина дома 3-9»: the houses that stand behind a street without a comma. */
function findGluedHouses(piece: string): string {
  const words = piece.split(/\s+/u)
  for (let count = 1; count < words.length; count++) {
    const [street, houses] = [words.slice(0, count).join(' '), words.slice(count).join(' ')]
    if (readStreet(street) !== null && readHouses(houses) !== null) return houses
  }
  return ''
}
