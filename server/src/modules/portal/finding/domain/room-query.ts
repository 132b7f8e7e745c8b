/** What a person types into a search of a room, as the database and a list of titles look for it. Pure. */
import { spellings } from '../../../text/index.ts'

const MOST_WORDS = 8

/** Each word in the spellings that it may stand for: signs are no part of a word, but of another layout they are letters. */
function meant(words: string): string[][] {
  return words
    .toLowerCase()
    .split(/\s+/)
    .map((word) => [...new Set(spellings(word).flatMap(lettersOf))])
    .filter((spelt) => spelt.length > 0)
    .slice(0, MOST_WORDS)
}

/** «Ё» is written by few. */
function lettersOf(word: string): string[] {
  return (word.match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((part) => [part, part.replaceAll('ё', 'е')])
}

/** For `to_tsquery`: each word begins a word of the text. Null: there is no word. */
export function roomQuery(words: string): string | null {
  const all = meant(words).map((spelt) => `(${spelt.map((one) => `${one}:*`).join(' | ')})`)
  return all.length === 0 ? null : all.join(' & ')
}

/** Whether each word begins a word of a title. */
export function holdsWords(title: string, words: string): boolean {
  const own =
    title
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  const all = meant(words)
  return all.length > 0 && all.every((spelt) => own.some((word) => spelt.some((one) => word.startsWith(one))))
}
