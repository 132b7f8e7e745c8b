/**
 * Houses of a street as people list them: «1–15 нечётные, 22, 24/1». A range holds every house with a number in it,
 * whatever its letter; a house by itself is that one alone.
 */

export type HousePart =
  | { kind: 'range'; from: number; to: number; side: 'all' | 'odd' | 'even' }
  | { kind: 'one'; house: string }

export const HOUSES_LIMIT = 200
const LAST = 9999

const SIDE = '(нечетн\\p{L}*|четн\\p{L}*|odd|even)'
const RANGE = new RegExp(`^(\\d{1,4})\\s*[-–—]\\s*(\\d{1,4})(?:\\s+${SIDE}\\.?)?$`, 'u')
/** As people write a building of a house: a number of one or two digits behind a dash without room. */
const BUILDING = /^\d{1,4}-\d{1,2}$/u
const WHOLE_SIDE = new RegExp(`^${SIDE}\\.?$`, 'u')
const ONE = /^\d{1,4}(?:\s?[а-я])?(?:\s?\/\s?\d{1,4}[а-я]?)?(?:\s?(?:к|корп|корпус|с|стр)\.?\s?\d{1,3})?$/u

/** Null where a part is neither a house nor a range. */
export function readHouses(words: string): HousePart[] | null {
  const parts = fold(words)
    .split(/[,;]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const read = parts.map(readPart)
  const known = read.filter((part) => part !== null)
  return known.length === 0 || known.length < read.length ? null : known
}

function readPart(part: string): HousePart | null {
  const whole = WHOLE_SIDE.exec(part)
  if (whole) return { kind: 'range', from: 1, to: LAST, side: sideOf(whole[1]) }
  const range = RANGE.exec(part)
  if (range) {
    const [from, to] = [Number(range[1]), Number(range[2])]
    // «15-1» is a house with a building of it, not houses from the last to the first.
    if (from > to && BUILDING.test(part)) return { kind: 'one', house: houseKey(part) }
    return from < 1 || from > to ? null : { kind: 'range', from, to, side: sideOf(range[3]) }
  }
  return ONE.test(part) ? { kind: 'one', house: houseKey(part) } : null
}

function sideOf(word: string | undefined): 'all' | 'odd' | 'even' {
  if (word === undefined) return 'all'
  return /^(?:неч|odd)/u.test(word) ? 'odd' : 'even'
}

function fold(words: string): string {
  return words.toLowerCase().replaceAll('ё', 'е')
}

/** «12 А», «12а»; «12 корп. 1», «12к1», «12-1». */
export function houseKey(house: string): string {
  return fold(house)
    .replaceAll(/\s+/gu, '')
    .replace(/(?:корпус|корп|к|-)\.?(?=\d)/u, 'к')
    .replace(/(?:стр|с)\.?(?=\d)/u, 'с')
}

export function numberOfHouse(house: string): number {
  return Number.parseInt(house, 10)
}

/** One way to write a list, so that one list is one line. */
export function writeHouses(parts: readonly HousePart[]): string {
  const ordered = parts
    .map((part) => ({ start: startOf(part), words: writePart(part) }))
    .toSorted((one, other) => one.start - other.start || (one.words < other.words ? -1 : 1))
  return [...new Set(ordered.map(({ words }) => words))].join(', ')
}

function startOf(part: HousePart): number {
  return part.kind === 'one' ? numberOfHouse(part.house) : part.from
}

/** A list as it is kept, in the words of the reader. */
export function formatHouses(words: string, language: 'ru' | 'en'): string {
  if (language === 'ru') return words
  return words.replaceAll(SIDE_WORDS.odd, 'odd').replaceAll(SIDE_WORDS.even, 'even')
}

const SIDE_WORDS = { odd: 'нечётные', even: 'чётные' }

function writePart(part: HousePart): string {
  if (part.kind === 'one') return part.house
  const { from, to, side } = part
  if (side === 'all') return `${from}-${to}`
  return from === 1 && to === LAST ? SIDE_WORDS[side] : `${from}-${to} ${SIDE_WORDS[side]}`
}

export function holdsHouse(parts: readonly HousePart[], house: string): boolean {
  const key = houseKey(house)
  return parts.some((part) => (part.kind === 'one' ? part.house === key : holds(part, numberOfHouse(house))))
}

function holds({ from, to, side }: Extract<HousePart, { kind: 'range' }>, number: number): boolean {
  if (!(from <= number && number <= to)) return false
  return side === 'all' || (number % 2 === 1) === (side === 'odd')
}

/** The first house that both lists hold; null where they hold none in common. */
export function commonHouse(one: readonly HousePart[], other: readonly HousePart[]): string | null {
  for (const part of one)
    for (const against of other) {
      const found = common(part, against)
      if (found !== null) return found
    }
  return null
}

function common(one: HousePart, other: HousePart): string | null {
  if (one.kind === 'one') return holdsHouse([other], one.house) ? one.house : null
  if (other.kind === 'one') return holdsHouse([one], other.house) ? other.house : null
  const from = Math.max(one.from, other.from)
  // Sides repeat every two numbers.
  const found = [from, from + 1].find((number) => holds(one, number) && holds(other, number))
  return found === undefined ? null : String(found)
}
