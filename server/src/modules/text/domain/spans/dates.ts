/** Finds when somebody was born. A date is a birth only where the words around it say so, or a name stands before it. */
import { nearBefore, nearBehind } from '../words/near.ts'
import { overlaps, type PersonalSpan, spanOf } from './span.ts'

const MONTH = '(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)\\p{L}*'
const YEAR = '(?:1[89]\\d\\d|20[0-2]\\d)'
const DATE = new RegExp(
  `(?<![\\d.])(?:${YEAR}-\\d{2}-\\d{2}|\\d{1,2}[. ](?:I{1,3}|IV|VI{0,3}|IX|XI{0,2})[. ]${YEAR}|(?<!\\p{L})(?:\\p{L}{3,15}\\s){1,3}(?=года\\sрожд)|\\d{1,2}[./\\s-]\\s?\\d{1,2}[./\\s-]\\s?(?:${YEAR}|\\d{2})(?![\\d.]*\\d)|\\d{1,2}\\s${MONTH}(?:\\s(?:${YEAR}|\\d{2}(?=-?го)))?|\\d{1,2}[./]${YEAR}|${YEAR}|\\d{2}(?=(?:-?го)?\\s?(?:г\\.?\\s?р|года?\\sрожд)))(?!\\d)`,
  'giu',
)
const BORN_BEFORE =
  /(?<!\p{L})(?:д\.?\s?\/?р\.?|рожд\p{L}*\.?|род\.|урожен\p{L}*|роди(?:л|вш)\p{L}+|г\.\s?р\.?|г\/р)(?!\p{L})[^!?\n]{0,50}$|(?:младш|старш|средн)\p{L}+\s$/iu
const BORN_BEHIND =
  /^\s*(?:-?го)?\s?(?:года?|г\.?)?,?\s?(?:рожд\p{L}*|г\.?\s?р\.?(?!\p{L})|г\/р|рожд[её]н\p{L}*|родил\p{L}*|р\.(?!\p{L}))/iu
const BETWEEN = /^[\s,;(—–:.|/-]{1,4}$/u
/** A date some words behind a name is a birth where nothing was done on it. */
const LIST = /^[^!?\n]{1,60}$/u
const DONE =
  /(?<!\p{L})(?:выдан\p{L}*|от|с|со|до|по|за|на|к|умер\p{L}*|погиб\p{L}*|договор\p{L}*|№|был\p{L}*|приш\p{L}+|пода\p{L}+|обра\p{L}+|при[её]м\p{L}*|скончал\p{L}*|справк\p{L}*|смерт\p{L}*|операци\p{L}*|консультаци\p{L}*|состо\p{L}+)(?!\p{L})/iu
const FULL = /^\d{1,2}(?:[./]\d{1,2}[./]|\s\p{L}+\s)\d{4}$/u

/** «Иванова Анна, 1948», «мама 1941 года», «ребёнок (2015)». */
function isYearOf(
  before: string,
  after: string,
  at: number,
  names: readonly PersonalSpan[],
  text: string,
): boolean {
  if (/^\s?(?:году|руб|₽|кв|год\s(?:не|уже|был))/iu.test(after)) return false
  if (
    names.some(({ end }) => /^,?\s\(?$/u.test(text.slice(end, at))) &&
    /^\)|^\s?(?:г\.?|года)(?!\p{L})|^[,.;]|^$/u.test(after)
  )
    return true
  return (
    /(?<!\p{L})(?:я|он|она|ей|ему|мам\p{L}|пап\p{L}|сын|дочь|дочка|ребенок|ребёнок|бабушк\p{L}|дедушк\p{L}|пенсионер\p{L}*|ветеран)[\s,(]{1,2}$/iu.test(
      before,
    ) && /^\)|^\s?(?:г\.?|года)(?!\p{L}|\sне)/iu.test(after)
  )
}

/** Who is written to was born before what is written about happened. */
const isOfPast = (date: string) => Number(date.slice(-4)) < 2018

export function findBirths(text: string, names: readonly PersonalSpan[]): PersonalSpan[] {
  if (!/\d{2}/u.test(text)) return []
  const found: PersonalSpan[] = []
  for (const match of text.matchAll(DATE)) {
    const [words] = match
    const before = nearBefore(text, match.index)
    const after = nearBehind(text, match.index + words.length)
    const isFamous = /^\d{1,2}\s/u.test(words) && /^\s(?:года\s)?родил/u.test(after)
    const isBehindName =
      FULL.test(words) &&
      names.some(({ end }) => {
        const between = text.slice(end, match.index)
        return BETWEEN.test(between) || (isOfPast(words) && LIST.test(between) && !DONE.test(between))
      })
    const isOfSomebody =
      /^(?:19[2-9]\d|20[01]\d)$/u.test(words) && isYearOf(before, after, match.index, names, text)
    if (isFamous || !(isBehindName || isOfSomebody || BORN_BEFORE.test(before) || BORN_BEHIND.test(after)))
      continue
    const span = spanOf('birth', match.index, words)
    if (!found.some((known) => overlaps(known, span))) found.push(span)
  }
  return found
}
