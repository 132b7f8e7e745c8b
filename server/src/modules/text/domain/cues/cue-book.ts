/** Prepares tables of cues for the search. What a cue is and how it is found stands in cue.ts. */
import { foldLetters, foldSpelling } from '../words/spelling.ts'

/** A weight, and the phrases that have it. */
export type CueTable = readonly (readonly [weight: number, phrases: readonly string[]])[]
export type Word = { text: string; spelt: string; isBeginning: boolean }
type Alternative = { group: number; words: Word[] }
type Cue = { weight: number; groups: number[] }
/** `byKey` groups alternatives by their first letters, so that a text tries only those that may stand in it. */
export type CueBook = { cues: Cue[]; byKey: ReadonlyMap<string, readonly Alternative[]>; reach: number }
/** How far apart two groups of one cue may stand, counted in words that are not silent. */
export const REACH = 5
const KEY_LETTERS = 3
const PREFIXES = ' в во вы до за из ис на о об обо от ото пере по под подо при про раз рас с со у'.split(' ')

/** A group that several cues share is looked for once. */
export function compileCues(table: CueTable, reach = REACH): CueBook {
  const numbers = new Map<string, number>()
  const byKey = new Map<string, Alternative[]>()
  const numberOf = (text: string): number => {
    const known = numbers.get(text)
    if (known !== undefined) return known
    const group = numbers.size
    numbers.set(text, group)
    for (const words of compileGroup(text)) add(byKey, keyOf(words[0]?.text ?? ''), { group, words })
    return group
  }
  const cues = table.flatMap(([weight, phrases]) =>
    phrases.map((phrase) => ({ weight, groups: phrase.split(' ').map(numberOf) })),
  )
  return { cues, byKey, reach }
}

/** Adds to the list that stands under the key. */
export function add<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const known = lists.get(key)
  if (known) known.push(item)
  else lists.set(key, [item])
}

function compileGroup(group: string): Word[][] {
  return group
    .split('|')
    .flatMap(withPrefixes)
    .map((alternative) => alternative.split('_').map(compileWord))
}

function withPrefixes(alternative: string): string[] {
  return alternative.startsWith('~') ? PREFIXES.map((prefix) => prefix + alternative.slice(1)) : [alternative]
}

function compileWord(word: string): Word {
  const text = word.replace('*', '')
  return { text, spelt: foldSpelling(text), isBeginning: word.endsWith('*') }
}

function keyOf(word: string, letters = KEY_LETTERS): string {
  return foldLetters(word).slice(0, letters)
}

/** Lists the keys under which a word of a text may be found. */
export function keysOf(word: string): Set<string> {
  return new Set([1, 2, KEY_LETTERS].map((letters) => keyOf(word, letters)))
}
