/**
 * Finds who is named in a text: a given name with a patronymic or a surname, a surname with initials, a post with a
 * surname. A place, a firm or a feast that bears a name is nobody: «улица Ивана Сусанина», «ООО „Иванов и Ко“».
 */

import { nearBefore, nearBehind } from '../words/near.ts'
import { normalizeWord } from '../words/tokens.ts'
import { isNamedByPost } from './by-post.ts'
import { findGivenName } from './given-names.ts'
import { bearsName, isHouse } from './named-places.ts'

export type Span = { start: number; end: number }
/** G given name, P patronymic, I initial, i one without its point, S like a surname, C other capital word, x anything else. */
type Kind = 'G' | 'P' | 'I' | 'i' | 'S' | 'C' | 'x'
type Word = Span & {
  raw: string
  word: string
  kind: Kind
  /** Only spaces, or the point of an initial, stand before the word. */
  isNext: boolean
}

const WORD = /\p{L}+(?:-\p{L}+)*/gu
const PATRONYMIC =
  /^(?:\p{L}{2,}(?:ович|евич)(?:а|у|ем|е)?|(?:иль|кузьм|лук|фом|никит|савв)ич(?:а|у|ом|ем|е)?|\p{L}{2,}(?:овн|евн|ичн)(?:а|ы|е|у|ой|ою))$/u
const SURNAME =
  /^\p{L}{2,}(?:(?:ов|ев|ин|ын)(?:а|у|ым|е|ой|ою|ы|ых|ыми)?|(?:ск|цк)(?:ий|ого|ому|им|ом|ая|ую|ой|ие|их)|(?:енк|ейк|йк|ченк|тк)о|(?:чук|щук|юк|ук)(?:а|у|ом|е)?|(?:ян|дзе|швили)|(?:ых|их))$/u
/** Surnames by which no street and no district is called. */
const SURE_SURNAME = /^\p{L}{2,}(?:(?:ов|ев|ин|ын)(?:а|у|ым|ой)?|енко|(?:чук|щук|юк)(?:а|у|ом)?)$/u
/** «Кв. 12, Гусева»: the surname of who lives there. */
const AFTER_FLAT = /(?:•••|кв\.?\s?\d+),?\s+$/iu
const ENDS_CLAUSE = /^\s*(?:[,.!?;:—–]|$)/u

/** The patterns, the longest first. */
const SHAPES = 'SGP GPS GPC CGP SII SIi Sii CII IIS IIC GP CP SP SG GS GC SI IS'.split(' ')

export function findPeople(text: string): Span[] {
  const words = readWords(text)
  const found: Span[] = []
  for (let at = 0; at < words.length; at += 1) {
    const run = findRun(words, at, text)
    const [first, last] = [run[0], run.at(-1)]
    if (!first || !last) continue
    // Of «имени Н. Г. Васильева» no part is a person either.
    if (!bearsName(text, run)) found.push({ start: first.start, end: withPoint(last, text) })
    at += run.length - 1
  }
  return found
}

function withPoint({ kind, end }: Word, text: string): number {
  return kind === 'I' && text[end] === '.' ? end + 1 : end
}

function readWords(text: string): Word[] {
  const isShouted = !/\p{Ll}/u.test(text)
  let end = 0
  return [...text.matchAll(WORD)].map((match) => {
    const [raw] = match
    const between = text.slice(end, match.index)
    const isNext = /^(?:\.?\s*|\s+)$/u.test(between) && (!between.includes('.') || isInitial(text, end))
    end = match.index + raw.length
    const word = normalizeWord(raw)
    const kind = kindOf(raw, word, { isShouted, isPointed: text[end] === '.' })
    return { start: match.index, end, raw, word, kind, isNext }
  })
}

/** Tells whether a single letter ends before this place, as in «И.». */
function isInitial(text: string, end: number): boolean {
  return /(?<!\p{L})\p{Lu}$/u.test(nearBefore(text, end))
}

function kindOf(
  raw: string,
  word: string,
  { isShouted, isPointed }: { isShouted: boolean; isPointed: boolean },
): Kind {
  const isCapital = /^\p{Lu}/u.test(raw)
  if (raw.length === 1) return isCapital ? (isPointed ? 'I' : 'i') : 'x'
  if (PATRONYMIC.test(word)) return 'P'
  if (findGivenName(word)) return 'G'
  if (SURNAME.test(word)) return isCapital || !isShouted ? 'S' : 'x'
  return isCapital && !isShouted ? 'C' : 'x'
}

/** Gives the words from here that name somebody; an empty list where nobody is named. */
function findRun(words: readonly Word[], at: number, text: string): readonly Word[] {
  for (const shape of SHAPES) {
    const run = words.slice(at, at + shape.length)
    if (run.map(({ kind }) => kind).join('') !== shape) continue
    if (run.every(({ isNext }, index) => index === 0 || isNext) && isPerson(run, words[at - 1], text))
      return run
  }
  const word = words[at]
  if (!word || isHouse(nearBehind(text, word.end))) return []
  return isNamedByPost(words, at) || isOfFlat(word, text) ? [word] : []
}

function isPerson(run: readonly Word[], before: Word | undefined, text: string): boolean {
  const shape = run.map(({ kind }) => kind).join('')
  const [first] = run
  const isLower = run.some(({ raw }) => /^\p{Ll}/u.test(raw))
  if (isLower) return shape.includes('GP') && run.every(({ raw }) => /^\p{Ll}/u.test(raw))
  // «Соседка Анна Ивановна»: a sentence begins with a capital too.
  const opens = before === undefined || /[.!?…\n]\s*$/u.test(nearBefore(text, first?.start ?? 0))
  if (shape === 'CGP' || shape === 'CII') return !opens
  if (shape.length > 2) return true
  const given = run.find(({ kind }) => kind === 'G')
  const isSure = run.some(({ kind, word }) => kind === 'S' && SURE_SURNAME.test(word))
  if (shape === 'SI' || shape === 'IS') return isSure
  return !given || shape === 'GP' || !findGivenName(given.word)?.isWordToo || isSure
}

/** «Кв. 12, Гусева, не платит» names a person; with a house after it, it is a street. */
function isOfFlat({ raw, word, start, end }: Word, text: string): boolean {
  if (!/^\p{Lu}/u.test(raw) || !SURE_SURNAME.test(word)) return false
  return AFTER_FLAT.test(nearBefore(text, start)) && ENDS_CLAUSE.test(nearBehind(text, end))
}
