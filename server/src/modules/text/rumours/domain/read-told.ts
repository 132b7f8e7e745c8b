/** Reads a text as what it says of what: the fields that it touches, its stems, its numbers. */
import { isSilent, tokenize } from '../../domain/words/tokens.ts'
import { DEED_NAMES, findDeeds, findManners, findThings, MANNER_NAMES, THING_NAMES } from './fields/field.ts'

export type Told = {
  text: string
  stems: ReadonlySet<string>
  /** The first letters of each longer word: «закроют» and «закрытие» begin alike. */
  beginnings: ReadonlySet<string>
  numbers: ReadonlySet<string>
  /** How many words touch each field. */
  things: ReadonlyMap<number, number>
  deeds: ReadonlyMap<number, number>
}

const LONGEST_TEXT = 4000
/** Of a longer text the end is read by itself too: what is passed on often stands there. */
const LONG_FROM = 45
const END = 28
const BEGINNING = 5
const NUMBER = /^\d+$/u

/** The last words of a long text; null: it is not long. */
export function endOf(text: string): string | null {
  const tokens = tokenize(text.slice(0, LONGEST_TEXT))
  return tokens.length < LONG_FROM ? null : text.slice(tokens.at(-END)?.start ?? 0)
}

export function readTold(text: string): Told {
  const tokens = tokenize(text.slice(0, LONGEST_TEXT))
  const telling = tokens.filter(({ word }) => !isSilent(word))
  return {
    text,
    stems: new Set(telling.filter(({ word }) => !NUMBER.test(word)).map(({ stem }) => stem)),
    beginnings: new Set(
      telling.filter(({ word }) => word.length >= BEGINNING - 1).map(({ word }) => word.slice(0, BEGINNING)),
    ),
    numbers: new Set(tokens.filter(({ word }) => NUMBER.test(word)).map(({ word }) => String(Number(word)))),
    things: findThings(tokens),
    deeds: findDeeds(tokens),
  }
}

const OURS = new Set('нас нам нами наш наша наше наши нашу нашей нашего'.split(' '))
const MINE = new Set('я мне меня мной мой моя моё мою'.split(' '))
const ENDINGS: readonly (readonly [name: string, ending: RegExp])[] = [
  ['they will', /(?:ут|ют|ат|ят)(?:ся)?$/u],
  ['they did', /ли(?:сь)?$/u],
  ['one did', /(?:ла|ал|ил|ел)(?:с[яь])?$/u],
  ['we shall', /(?:ем|им)(?:ся)?$/u],
]
/** «Пресс-служба: …» */
const SAID_BY = /^[А-ЯЁ][\p{L} «».-]{2,40}:\s/u
const EDGE = 10
const SHARES = [0.02, 0.06, 0.1, 0.16, 0.24]
const COUNTS = [1, 2, 3, 5]

/** Signs of how a text is told, whatever it is about. */
export function mannerSigns(text: string): string[] {
  const tokens = tokenize(text.slice(0, LONGEST_TEXT))
  const signs: string[] = []
  for (const [field, count] of findManners(tokens))
    for (const step of COUNTS) if (count >= step) signs.push(`${MANNER_NAMES[field]} ${step}`)
  for (const field of findManners(tokens.slice(-EDGE)).keys()) signs.push(`${MANNER_NAMES[field]} at the end`)
  for (const field of findManners(tokens.slice(0, EDGE)).keys())
    signs.push(`${MANNER_NAMES[field]} at the start`)
  if (SAID_BY.test(text)) signs.push('said by')
  for (const field of findDeeds(tokens).keys()) signs.push(`deed ${field}`)
  for (const [name, ending] of ENDINGS) {
    const share =
      tokens.filter(({ word }) => word.length > 3 && ending.test(word)).length / (tokens.length + 3)
    for (const step of SHARES) if (share >= step) signs.push(`${name} ${step}`)
  }
  if (tokens.some(({ word }) => OURS.has(word))) signs.push('ours')
  if (tokens.some(({ word }) => MINE.has(word))) signs.push('mine')
  if (/\d/u.test(text)) signs.push('number')
  if (tokens.length < 9) signs.push('short')
  if (tokens.length > 40) signs.push('long')
  return signs
}

/** The fields that a text touches, by their names: what it speaks of, what is done there and how it is told. */
export function fieldSigns(text: string): string[] {
  const tokens = tokenize(text.slice(0, LONGEST_TEXT))
  const named = (names: readonly string[], met: ReadonlyMap<number, number>) =>
    [...met.keys()].map((field) => names[field] ?? '')
  return [
    ...named(THING_NAMES, findThings(tokens)).map((name) => `thing ${name}`),
    ...named(DEED_NAMES, findDeeds(tokens)).map((name) => `deed ${name}`),
    ...named(MANNER_NAMES, findManners(tokens)).map((name) => `manner ${name}`),
  ]
}
