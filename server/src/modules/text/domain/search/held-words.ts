/** What a person types into a search of titles and names, as the database and a list look for it. Pure. */
import { spellings } from '../words/spellings.ts'

const MOST_WORDS = 8
/** What is shorter is one slip away from too much. */
const SHORTEST_SLIP = 4

/** Each word in the spellings that it may stand for: signs are no part of a word, but of another layout they are letters. */
function meantWords(words: string): string[][] {
  return words
    .toLowerCase()
    .split(/\s+/)
    .map((word) => [...new Set(spellings(word).flatMap(lettersOf))])
    .filter((spelt) => spelt.length > 0)
    .slice(0, MOST_WORDS)
}

/** «Ё» is written by few. One letter beside a sign is what is left of another layout: it would begin any word. */
function lettersOf(word: string): string[] {
  const parts = word.match(/[\p{L}\p{N}]+/gu) ?? []
  const long = parts.filter((part) => part.length > 1)
  return (long.length > 0 ? long : parts).flatMap((part) => [part, part.replaceAll('ё', 'е')])
}

/** For `to_tsquery`: each word begins a word of the text. Null: there is no word. */
export function roomQuery(words: string): string | null {
  const all = meantWords(words).map((spelt) => `(${spelt.map((one) => `${one}:*`).join(' | ')})`)
  return all.length === 0 ? null : all.join(' & ')
}

/** Whether each word begins a word of a title; `isNearly`: with one slip of the hand in each. */
export function holderOf(words: string, isNearly: boolean): (title: string) => boolean {
  const patterns = isNearly ? nearlyMeant(words) : meantWords(words).map((spelt) => spelt.join('|'))
  const begins = patterns.map((pattern) => new RegExp(`^(?:${pattern})`, 'u'))
  return (title) => {
    const own =
      title
        .toLowerCase()
        .replaceAll('ё', 'е')
        .match(/[\p{L}\p{N}]+/gu) ?? []
    return begins.length > 0 && begins.every((one) => own.some((word) => one.test(word)))
  }
}

/** Whether one slip of the hand could stand in the words: of short ones it is not supposed. */
export function mayBeSlip(words: string): boolean {
  return meantWords(words).some((spelt) => spelt.some((word) => word.length >= SHORTEST_SLIP))
}

/** For each word, how words begin that differ from it by one slip: a letter lost, added, changed or two swapped. */
export function nearlyMeant(words: string): string[] {
  return meantWords(words).map((spelt) => spelt.flatMap(slipsOf).join('|'))
}

function slipsOf(word: string): string[] {
  if (word.length < SHORTEST_SLIP) return [word]
  return [...word].flatMap((letter, place) => {
    const [before, after] = [word.slice(0, place), word.slice(place + 1)]
    const swapped = after === '' ? [] : [`${before}${after[0]}${letter}${after.slice(1)}`]
    return [`${before}.?${after}`, `${before}.${letter}${after}`, ...swapped]
  })
}
