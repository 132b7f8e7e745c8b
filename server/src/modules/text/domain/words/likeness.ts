/**
 * Measures how much two residents seem to speak of the same: the share of telling words that both use, 0 to 1.
 * Symmetric.
 */
import { isSilent, tokenize } from './tokens.ts'

const MIN_WORDS = 2
/** Words that are said to anybody about anything, and labels that the form writes. Sharing them means nothing. */
const SAID_TO_ANYBODY =
  /(?<![а-яё])(?:добр(?:ый|ое|ого|ой)\s+(?:день|дня|утр[оа]|вечера?|ночи|времени\s+суток)|здравствуй(?:те)?|здрасьте|приветствую|привет|подскажите|скажите|пожалуйста|уважаем[а-яё]+)(?![а-яё])|^(?:Тема|Место|Topic|Place):/gimu

export type WordSet = ReadonlySet<string>

/** Lists stems of the words that say something. Numbers stay, because they are houses and routes. */
export function wordSet(text: string): WordSet {
  return new Set(
    tokenize(text.replaceAll(SAID_TO_ANYBODY, ' '))
      .filter(({ word }) => !isSilent(word) && (word.length > 2 || /\d/u.test(word)))
      .map(({ stem }) => stem),
  )
}

/** Leaves out the name of the place that both are about, because everybody of a town names the town. */
export function withoutNames(words: WordSet, names: WordSet): WordSet {
  return new Set([...words].filter((word) => !names.has(word)))
}

/**
 * Takes the geometric mean of both shares, so that a short message inside a long one is alike and two long ones that
 * share a greeting are not.
 */
export function likeness(a: WordSet, b: WordSet): number {
  if (Math.min(a.size, b.size) < MIN_WORDS) return 0
  let common = 0
  for (const word of a) if (b.has(word)) common += 1
  return common / Math.sqrt(a.size * b.size)
}
