/** How much an official's words have in common with each open question. */
import { type WordSet, wordSet } from '../../text/index.ts'
import { EVERYDAY } from './words/official.ts'

export type Overlap = { weight: number; words: string[] }

const everyday = wordSet(EVERYDAY)
/** Stems that begin alike are one word to a reader: «отключили» and «отключение». */
const ALIKE_LETTERS = 5

export function tellingWords(text: string): WordSet {
  return new Set([...wordSet(text)].filter((stem) => !everyday.has(stem)))
}

/** A word that only one of the questions has tells more than one that all have. */
export function findOverlap(said: WordSet, asked: WordSet, others: readonly WordSet[]): Overlap {
  const words = [...asked].filter((stem) => hasAlike(said, stem))
  const weight = words.reduce(
    (sum, stem) => sum + 1 / Math.sqrt(1 + others.filter((other) => hasAlike(other, stem)).length),
    0,
  )
  return { weight, words }
}

function hasAlike(words: WordSet, stem: string): boolean {
  if (words.has(stem)) return true
  if (stem.length < ALIKE_LETTERS || /\d/u.test(stem)) return false
  const beginning = stem.slice(0, ALIKE_LETTERS)
  return [...words].some((word) => word.startsWith(beginning))
}
