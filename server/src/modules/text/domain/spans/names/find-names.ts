/**
 * Finds everybody whom a text names, also by a given name or a surname alone and in small letters. Who is named in an
 * office («глава округа Петров А.С.»), a street, a firm and a poet are nobody here.
 */
import { nearBefore } from '../../words/near.ts'
import { overlaps, type PersonalSpan } from '../span.ts'
import { NOT_NAMES } from './name-cues.ts'
import { hasShape } from './name-shapes.ts'
import { type Run, readWords, type Word } from './name-words.ts'
import { isPlace } from './nobody.ts'
import { isOfficial } from './officials.ts'

const LONGEST = 5

export function findNames(text: string): PersonalSpan[] {
  const words = readWords(text)
  const found: PersonalSpan[] = []
  const named = new Set<Word>()
  for (let at = 0; at < words.length; at += 1) {
    const { run, isNobody } = findRun(words, at, text)
    const [first, last] = [run[0], run.at(-1)]
    if (!first || !last) continue
    const hasPoint = last.isInitial && text[last.end] === '.'
    if (!isNobody) found.push({ kind: 'name', start: first.start, end: last.end + (hasPoint ? 1 : 0) })
    if (!isNobody) for (const word of run) named.add(word)
    at += run.length - 1
  }
  const onCards = findOnCards(text)
  const apart = found.filter((name) => !onCards.some((card) => overlaps(card, name)))
  return [...apart, ...onCards, ...findAgain(words, named), ...findBeside(words, named, text)]
}

/** «Дёгтев, Саркисова, Ли Юн»: what stands in a row with two names, or behind one and «и», is a name too. */
function findBeside(words: readonly Word[], known: ReadonlySet<Word>, text: string): PersonalSpan[] {
  const found: PersonalSpan[] = []
  const named = new Set(known)
  const isTaken = (word: Word | undefined) => word !== undefined && named.has(word)
  for (let at = 0; at < words.length; at += 1) {
    const [first, second] = [words[at], words[at + 1]]
    if (!first || isTaken(first) || !mayStandInRow(first)) continue
    const isPair = second !== undefined && second.gap === ' ' && mayStandInRow(second) && !isTaken(second)
    const [last, next] = isPair ? [second, words[at + 2]] : [first, second]
    const before = first.gap === ', ' ? words[at - 1] : undefined
    const goesOn = next?.gap === ', ' && (isTaken(next) || mayStandInRow(next))
    const ends = /^[).;:]|^$/u.test(text.slice(last.end, last.end + 1))
    const count = isTaken(before) ? countRow(words, at - 1, named) : 0
    const isCued = LIST_CUE.test(nearBefore(text, first.start)) && goesOn
    const isRow = isCued || (count > 0 && goesOn) || (count >= 2 && ends)
    if (!isRow) continue
    found.push({ kind: 'name', start: first.start, end: last.end })
    named.add(first).add(last)
  }
  return found
}

const LIST_CUE =
  /(?:должник|жильц|подпис|свидетел|спис|соседи|собственник|ученик|участник|заявител|виновн|неплательщик|присутствовал)\p{L}*(?:\s\p{L}+)?:\s$/iu
const mayStandInRow = ({ raw, isCapital, isEveryday, word }: Word) =>
  isCapital && !NOT_NAMES.has(word) && !/^\p{Lu}{2,}$/u.test(raw) && (!isEveryday || raw.length === 2)

/** So many names make a row; more of them are not counted. */
const ROW = 2

/** How many names stand one after another up to here, with nothing but commas between. */
function countRow(words: readonly Word[], at: number, named: ReadonlySet<Word>): number {
  let count = 0
  for (let index = at; index >= 0 && count < ROW; index -= 1) {
    const word = words[index]
    if (!word || !named.has(word)) break
    count += 1
    if (word.gap !== ', ' && word.gap !== ' ') break
  }
  return count
}

/** «RENAT SHAKIROV», as banks write on cards. */
function findOnCards(text: string): PersonalSpan[] {
  return [...text.matchAll(/(?<![A-Za-z])[A-Z]{3,}\s[A-Z]{3,}(?![A-Za-z])/gu)]
    .filter(({ index }) => /(?:карт\p{L}*|имя|имени)\s[^.!?\n]{0,20}$/iu.test(nearBefore(text, index)))
    .map(({ index, 0: words }) => ({ kind: 'name' as const, start: index, end: index + words.length }))
}

/** Who was named once with a capital is meant again without it. */
function findAgain(words: readonly Word[], named: ReadonlySet<Word>): PersonalSpan[] {
  const surnames = new Set([...named].filter(({ surname }) => surname === 2).map(({ word }) => word))
  if (surnames.size === 0) return []
  return words
    .filter((word) => surnames.has(word.word) && !named.has(word) && !word.isCapital)
    .map(({ start, end }) => ({ kind: 'name' as const, start, end }))
}

type Decided = { run: readonly Word[]; isNobody: boolean }

/** The longest row of words from here that looks like a name decides, so that of «Виктора Цоя» no part is a person. */
function findRun(words: readonly Word[], at: number, text: string): Decided {
  for (let size = extend(words, at); size > 0; size -= 1) {
    const run = words.slice(at, at + size)
    const [first, last] = [run[0], run.at(-1)]
    if (!first || !last) break
    const context: Run = { run, first, last, before: words[at - 1], text, words, at }
    if (hasShape(context))
      return { run, isNobody: isPlace(context) || isOfficial(text, first.start, last.end) }
  }
  return { run: [], isNobody: true }
}

/** How many words from here may be of one name. */
function extend(words: readonly Word[], at: number): number {
  let size = 0
  while (size < LONGEST) {
    const word = words[at + size]
    if (!word || !mayBeOfName(word)) break
    if (size > 0 && !isNext(word, words[at + size - 1])) break
    size += 1
  }
  return size
}

function mayBeOfName(word: Word): boolean {
  if (word.isInitial) return true
  if (word.raw.length < 2 || NOT_NAMES.has(word.word)) return false
  if (/^\p{Lu}{2,4}$/u.test(word.raw)) return word.given === 2 || word.isPatronymic
  if (word.isCapital) return true
  return (word.given > 0 || word.isPatronymic || word.surname > 0) && (!word.isEveryday || word.given === 2)
}

function isNext(word: Word, before: Word | undefined): boolean {
  if (before?.isInitial) return /^\.?\s?$/u.test(word.gap)
  return /^(?:[ \u00a0]{1,2}|\s\(|\)\s)$/u.test(word.gap)
}
