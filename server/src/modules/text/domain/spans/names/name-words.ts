/** Reads the words of a text with all by which a name is told: what each may be of a name, its capital, its neighbours. */
import { type NameWord, readNameWord } from '../name-book.ts'

export type Word = NameWord & {
  start: number
  end: number
  raw: string
  isCapital: boolean
  isInitial: boolean
  /** What stands between the word before and this one. */
  gap: string
  opens: boolean
}

const WORD = /[\p{L}\p{M}]+(?:[-’'][\p{L}]+)*/gu
const OPENS = /(?:^|[.!?…\n:]|\p{Extended_Pictographic})\s*[«"(]?\s*$/u
/** How many characters before a word tell whether a sentence begins. */
const OPENING = 6

export function readWords(text: string): Word[] {
  const isShouted = isAllCapital(text)
  let end = 0
  return [...text.matchAll(WORD)].map((match) => {
    const [raw] = match
    const gap = text.slice(end, match.index)
    end = match.index + raw.length
    const known = readNameWord(raw)
    const isCapital = /^\p{Lu}/u.test(raw) && !isShouted
    const isInitial = raw.length === 1 && (isCapital || (text[end] === '.' && /^\p{Ll}/u.test(raw)))
    const opens = OPENS.test(text.slice(Math.max(0, match.index - OPENING), match.index))
    return { ...known, start: match.index, end, raw, isCapital, isInitial, gap, opens }
  })
}

const isAllCapital = (text: string) => text.length > 12 && !/\p{Ll}{2}/u.test(text)

/** A row of words that may be a name, and what stands around it. */
export type Run = {
  run: readonly Word[]
  first: Word
  last: Word
  before: Word | undefined
  text: string
  words: readonly Word[]
  at: number
}
