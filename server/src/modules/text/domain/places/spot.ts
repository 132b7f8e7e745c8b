/** Where exactly, for whoever asks whose it is: the street and the house as read or typed, and objects known by name. */
import { orderedStems } from '../words/tokens.ts'
import { readStreet } from './place.ts'

export type SpotTold = { street: string | null; house: string | null; words: string }
export type SpotRead = { street: string | null; house: string | null; objects: string[] }
export type SpotReader = (told: SpotTold) => SpotRead

/** «Ленина ул.» for «ул. Ленина», «Ленина ул.» and «Ленина». What is known to be no street keeps its words. */
export function nameOfStreet(words: string): string {
  const told = words.trim().replaceAll(/\s+/gu, ' ')
  const isBare = /^\p{Lu}[\p{L}-]+$/u.test(told)
  return readStreet(told) ?? (isBare ? readStreet(`ул. ${told}`) : null) ?? told
}

/** `names`: of the objects that have a line of their own; they are read once for many texts. */
export function createSpotReader(names: readonly (string | null)[]): SpotReader {
  const known = [...new Set(names.filter((name) => name !== null))]
    .map((name) => ({ name, key: keyOf(name) }))
    .filter(({ key }) => key.trim() !== '')
    // «Котельная № 3» is not «котельная»: the longer name is looked for first and takes its words.
    .toSorted((one, other) => other.key.length - one.key.length)
  return ({ street, house, words }) => ({
    street: street === null || street.trim() === '' ? null : nameOfStreet(street),
    house,
    objects: known.length === 0 ? [] : findObjects(keyOf(words), known),
  })
}

function findObjects(said: string, known: readonly { name: string; key: string }[]): string[] {
  let rest = said
  return known.flatMap(({ name, key }) => {
    if (!rest.includes(key)) return []
    rest = rest.replaceAll(key, ' | ')
    return [name]
  })
}

function keyOf(words: string): string {
  return ` ${orderedStems(words).join(' ')} `
}

/** «Ленина, 5а» as people type an address into one field: the street, and the house behind it. */
export function splitAddress(words: string): { street: string; house: string | null } {
  const [, street = words, house = null] =
    /^(.*?\p{L}\.?)[\s,]+(?:д(?:ом)?\.?\s*)?(\d{1,4}(?:\s?[а-яА-Я](?![\p{L}]))?(?:\/\d{1,4})?(?:\s?к(?:орп)?\.?\s?\d{1,2})?)$/u.exec(
      words.trim(),
    ) ?? []
  return { street: street.trim().replace(/,$/u, ''), house }
}

type Address = { street: string | null; house: string | null; object: string | null }

/** Of an address in its fields; `lines`: of the directory, whose objects may be meant. */
export function spotOfAddress(
  lines: readonly { object: string | null }[],
  address: Address | null,
): SpotRead {
  const { street = null, house = null, object = null } = address ?? {}
  // Names are stemmed for each reader: without an object there is none to look for.
  const names = object === null ? [] : lines.map((line) => line.object)
  return createSpotReader(names)({ street, house, words: object ?? '' })
}

/** Of one field as people type it: «Ленина, 5а» or «парк Победы». */
export function spotOfWords(lines: readonly { object: string | null }[], words: string): SpotRead {
  return createSpotReader(lines.map((line) => line.object))({ ...splitAddress(words), words })
}
