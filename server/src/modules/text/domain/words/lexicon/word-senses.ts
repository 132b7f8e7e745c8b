/**
 * What each word is said of: things that it names or is said around, deeds, words for the same, matters. Two texts
 * without a word in common are near where their words are said of the same.
 */

import { rootOf } from '../root.ts'
import { SYNONYM_GROUPS } from '../synonyms/groups.ts'
import { MATTERS } from '../synonyms/matters.ts'
import { isSilent, tokenize } from '../tokens.ts'
import { LEXICON_DEEDS, LEXICON_THINGS } from './lexicon.ts'

export const SENSE_KINDS = ['thing', 'deed', 'word'] as const
export type SenseKind = (typeof SENSE_KINDS)[number]
/** A line of words as one sense; a phrase gives each of its words an equal share. */
export type SenseLine = { kind: SenseKind; phrases: readonly (readonly string[])[]; weight: number }[]
/** By a stem: its senses, each with what the stem says of it. */
export type WordSenses = {
  of: ReadonlyMap<string, SensesOfWord>
  /** By a root: of a stem that no line has, what the stems of its root say. */
  ofRoot: ReadonlyMap<string, SensesOfWord>
  /** The kind of each sense. */
  kinds: readonly SenseKind[]
  /** Its number among those of its kind: a new line of another kind does not move it. */
  numbers: readonly number[]
}
type SensesOfWord = { senses: Uint16Array; weights: Float32Array }
/** What a text is said of. */
export type Sense = { weights: ReadonlyMap<number, number>; squares: Record<SenseKind, number> }

const WORTH = { name: 1, around: 0.5, deed: 0.6, word: 0.5, matter: 0.4 }
/** What a stem that only shares its root says beside one that a line has. */
const ROOT_WORTH = 0.6

/** `more`: lines that one reader knows besides. */
export function buildWordSenses(more: readonly SenseLine[] = []): WordSenses {
  const found = new Map<string, Map<number, number>>()
  const kinds: SenseKind[] = []
  const numbers: number[] = []
  const counts: Record<SenseKind, number> = { thing: 0, deed: 0, word: 0 }
  for (const line of [...ownLines(), ...more]) {
    const sense = kinds.length
    const kind = line[0]?.kind ?? 'word'
    kinds.push(kind)
    numbers.push(counts[kind]++)
    for (const { phrases, weight } of line)
      for (const phrase of phrases)
        for (const stem of phrase) {
          const own = found.get(stem) ?? new Map<number, number>()
          found.set(stem, own)
          own.set(sense, Math.max(own.get(sense) ?? 0, weight / phrase.length))
        }
  }
  return { of: weighed(found), ofRoot: weighed(byRoot(found), ROOT_WORTH), kinds, numbers }
}

/** A word of many senses says little of each. */
function weighed(found: ReadonlyMap<string, ReadonlyMap<number, number>>, worth = 1) {
  const entries = [...found].map(([key, own]): [string, SensesOfWord] => {
    const weights = Float32Array.from(own.values(), (weight) => (worth * weight) / Math.sqrt(own.size))
    return [key, { senses: Uint16Array.from(own.keys()), weights }]
  })
  return new Map(entries)
}

function byRoot(found: ReadonlyMap<string, ReadonlyMap<number, number>>) {
  const roots = new Map<string, Map<number, number>>()
  for (const [stem, senses] of found) {
    const root = rootOf(stem)
    const own = roots.get(root) ?? new Map<number, number>()
    roots.set(root, own)
    for (const [sense, weight] of senses) own.set(sense, Math.max(own.get(sense) ?? 0, weight))
  }
  return roots
}

function ownLines(): SenseLine[] {
  const line = (kind: SenseKind, words: readonly string[], weight: number) => ({
    ...{ kind, weight, phrases: words.map(stemsOf) },
  })
  return [
    ...LEXICON_THINGS.map(({ names, around }) => [
      line('thing', names, WORTH.name),
      line('thing', around, WORTH.around),
    ]),
    ...LEXICON_DEEDS.map((ways) => [line('deed', ways, WORTH.deed)]),
    ...SYNONYM_GROUPS.map((words) => [line('word', words, WORTH.word)]),
    ...MATTERS.trim()
      .split('\n')
      .map((matter) => [line('word', matter.split(' '), WORTH.matter)]),
  ]
}

function stemsOf(phrase: string): string[] {
  return tokenize(phrase)
    .filter(({ word }) => !isSilent(word))
    .map(({ stem }) => stem)
}

export function senseOf(
  { of, ofRoot, kinds }: WordSenses,
  stems: Iterable<string>,
  rarity: (stem: string) => number,
): Sense {
  const weights = new Map<number, number>()
  for (const stem of stems) {
    const known = of.get(stem) ?? ofRoot.get(rootOf(stem))
    if (known === undefined) continue
    const tells = rarity(stem)
    for (const [at, sense] of known.senses.entries())
      weights.set(sense, (weights.get(sense) ?? 0) + tells * (known.weights[at] as number))
  }
  const squares: Record<SenseKind, number> = { thing: 0, deed: 0, word: 0 }
  for (const [sense, weight] of weights) squares[kinds[sense] as SenseKind] += weight * weight
  return { weights, squares }
}

/** How near two are, 0 to 1, by all senses and by each kind: cosines. */
export function compareSenses(
  { kinds }: Pick<WordSenses, 'kinds'>,
  one: Sense,
  other: Sense,
): Record<SenseKind | 'all', number> {
  const products: Record<SenseKind, number> = { thing: 0, deed: 0, word: 0 }
  const [fewer, more] = one.weights.size < other.weights.size ? [one, other] : [other, one]
  for (const [sense, weight] of fewer.weights) {
    const second = more.weights.get(sense)
    if (second !== undefined) products[kinds[sense] as SenseKind] += weight * second
  }
  const total = ({ thing, deed, word }: Record<SenseKind, number>) => thing + deed + word
  const cosine = (product: number, a: number, b: number) => (product === 0 ? 0 : product / Math.sqrt(a * b))
  const of = (kind: SenseKind) => cosine(products[kind], one.squares[kind], other.squares[kind])
  return {
    all: cosine(total(products), total(one.squares), total(other.squares)),
    ...{ thing: of('thing'), deed: of('deed'), word: of('word') },
  }
}
