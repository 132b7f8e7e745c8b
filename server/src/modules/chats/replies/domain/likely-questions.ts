/** How much an official's words have in common with each open question. */
import { type WordSet, wordSet } from '../../../text/index.ts'
import { EVERYDAY } from './official.ts'

export type Overlap = { weight: number; words: string[] }

const everyday = wordSet(EVERYDAY)
/** Stems with a common beginning count as one word: «отключили» and «отключение». */
const ALIKE_LETTERS = 5
const NUMBER = /^\d/u

/** «В 7:30», «до 18 часов», «10 февраля», «17.30»: a time is in every answer and ties it to nothing. */
const TIME =
  /(?<!\d)\d{1,2}[:.]\d{2}(?!\d)|(?<![а-яё])(?:до|в|к|с|со|около|после|на)\s\d{1,2}(?![\d/])(?!\s?(?:дом|кв|подъезд|школ))|(?<!\d)[−-]?\d+(?:[–-]\d+)?\s?(?:час|мин|дн|день|сут|недел|месяц|год|лет|градус|км|килом|метр|тыс|руб|челов|машин|бригад|январ|феврал|март|апрел|ма[яй]|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-яё]*|°/giu

export function tellingWords(text: string): WordSet {
  return new Set([...wordSet(text.replaceAll(TIME, ' '))].filter((stem) => !everyday.has(stem)))
}

/** A word that occurs in only one of the questions weighs more than one that all have. */
export function findOverlap(said: WordSet, asked: WordSet, others: readonly WordSet[]): Overlap {
  const shared = [...asked].filter((stem) => hasAlike(said, stem))
  // A number is a house only beside its street.
  const words = shared.some((stem) => !NUMBER.test(stem)) ? shared : []
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
