/** Finds which fields of words a text touches, and where. */
import type { SenseLine } from '../../../domain/words/lexicon/word-senses.ts'
import type { Token } from '../../../domain/words/tokens.ts'
import { CARE_AND_LEARNING } from './care-and-learning.ts'
import { DEEDS } from './deeds.ts'
import type { Fields } from './fields.ts'
import { MANNERS } from './manners.ts'
import { TOWN_AND_HOME } from './town-and-home.ts'
import { WORK_AND_MONEY } from './work-and-money.ts'

type Part = { text: string; isWhole: boolean }
type Pattern = { field: number; parts: readonly Part[] }

/** Patterns are looked up by so many first letters. */
const BY = 2

const THINGS: Fields = { ...CARE_AND_LEARNING, ...TOWN_AND_HOME, ...WORK_AND_MONEY }
export const THING_NAMES = Object.keys(THINGS)
export const DEED_NAMES = Object.keys(DEEDS)
export const MANNER_NAMES = Object.keys(MANNERS)

const THING_BOOK = compile(THINGS)
const DEED_BOOK = compile(DEEDS)
const MANNER_BOOK = compile(MANNERS)

function compile(fields: Fields): ReadonlyMap<string, readonly Pattern[]> {
  const patterns = Object.values(fields).flatMap((words, field) =>
    [...new Set(words.replaceAll('ё', 'е').split(' '))].map((word) => ({ field, parts: partsOf(word) })),
  )
  return Map.groupBy(patterns, ({ parts }) => (parts[0]?.text ?? '').slice(0, BY))
}

function partsOf(word: string): Part[] {
  const isWhole = word.startsWith('=')
  return word
    .replace('=', '')
    .split('_')
    .filter((text) => text !== '')
    .map((text, at) => ({ text, isWhole: isWhole || text.length < 3 || (at > 0 && text.length < 4) }))
}

/** What a word of a field says beside a name in the lexicon. */
const WORTH = 0.7

/** The fields as senses of their words, as far as a beginning of a word is its stem. */
export function fieldLines(): SenseLine[] {
  const lines = (kind: 'thing' | 'deed', fields: Fields) =>
    Object.values(fields).map((words): SenseLine => {
      const phrases = words.split(' ').map((word) => partsOf(word).map(({ text }) => text))
      return [{ kind, weight: WORTH, phrases }]
    })
  return [...lines('thing', THINGS), ...lines('deed', DEEDS)]
}

export const findThings = (tokens: readonly Token[]) => find(THING_BOOK, tokens)
export const findDeeds = (tokens: readonly Token[]) => find(DEED_BOOK, tokens)
export const findManners = (tokens: readonly Token[]) => find(MANNER_BOOK, tokens)

/** Each met field with the number of words that touch it. */
function find(book: ReadonlyMap<string, readonly Pattern[]>, tokens: readonly Token[]): Map<number, number> {
  const met = new Map<number, number>()
  for (const [at, token] of tokens.entries()) {
    const touched = new Set<number>()
    for (const { field, parts } of book.get(token.word.slice(0, BY)) ?? []) {
      if (!touched.has(field) && parts.every((part, i) => isMet(part, tokens[at + i]?.word)))
        touched.add(field)
    }
    for (const field of touched) met.set(field, (met.get(field) ?? 0) + 1)
  }
  return met
}

function isMet({ text, isWhole }: Part, word: string | undefined): boolean {
  if (word === undefined) return false
  return isWhole ? word === text : word.startsWith(text)
}
