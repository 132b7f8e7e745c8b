/** Takes the words of a street's name and spells it as a dictionary would: «Большой Московской» is «Большая Московская». */
import { readNameWord } from '../../../spans/name-book.ts'
import { normalizeWord } from '../../../words/tokens.ts'
import { type House, readHouseBefore, readHouseBehind } from './house.ts'
import { isKnownAdjective, isKnownGenitive, spellStreet } from './street-names.ts'
import { ADJECTIVE, GENITIVE, type Gender, isJoined, type Word } from './street-words.ts'

export type StreetSpan = {
  start: number
  end: number
  street: string
  house: string | null
  confidence: number
}

const SHORT: Record<string, string> = {
  б: 'большая',
  бол: 'большая',
  м: 'малая',
  мал: 'малая',
  ал: 'александра',
  т: 'тимура',
  с: 'старая',
}

/** The words of a name: «Большой Московской», «Карла Маркса», «Б. Санкт-Петербургской», «Миклухо-Маклая». */
export function takeName(words: readonly Word[], at: number): Word[] {
  const first = words[at]
  if (!first) return []
  const name = [first]
  const second = words[at + 1]
  if (!second || !isJoined(second)) return name
  if (/^федоровск/u.test(first.word) && /^руч/u.test(second.word)) return [first, second]
  if (first.word === 'реки' && second.isCapital) return [first, second]
  const isInitial =
    SHORT[first.word] !== undefined && first.isCapital && second.isCapital && second.gap.startsWith('.')
  if (isInitial || isFirstOfTwo(first, second)) name.push(second)
  return name
}

export function isFirstOfTwo(first: Word, second: Word): boolean {
  if (!/^\s$/u.test(second.gap)) return false
  if (/^(?:больш|мал|стар|нов|верхн|нижн|перв|втор)(?:ая|ой|ую|ый|ий|ом|ого)$/u.test(first.word))
    return ADJECTIVE.test(second.word) && second.word.length > 4
  const isGiven =
    readNameWord(first.raw).given > 0 || /^(?:карла|розы|мусы|павла|зои|лизы|клары)$/u.test(first.word)
  return isGiven && (second.isCapital || isKnownGenitive(second.word)) && second.word.length > 3
}

/** How much a name looks like a street: `known`, an `adjective`, a `name` in the genitive, or `none`. */
export function lookOf(name: readonly Word[]): 'known' | 'adjective' | 'name' | 'none' {
  const last = name.at(-1)
  if (!last) return 'none'
  if (name.length === 2 && /^руч/u.test(last.word)) return 'known'
  const feminine = nominative(last.word, 'f')
  if (isKnownGenitive(last.word) || isKnownAdjective(feminine)) return 'known'
  const spelt = spellStreet(feminine)
  if (spelt !== feminine && last.word.length > 6) return 'known'
  const { isEveryday, surname } = readNameWord(last.raw)
  if (surname === 2 && !isEveryday && /(?:[ое]в|[иы]н)(?:ой|ых|ую)$/u.test(last.word))
    return last.isCapital ? 'name' : 'none'
  if (/(?:ск|цк|н|ов|ев)(?:ая|ой|ую)$/u.test(last.word) && (last.isCapital || !isEveryday)) return 'adjective'
  if (isEveryday && !last.isCapital) return 'none'
  if (GENITIVE.test(last.word) || (name.length === 2 && /(?:а|я|ы|и|ой)$/u.test(last.word))) return 'name'
  return last.isCapital && !isEveryday && /(?:ая|ий|ый|а|я|и)$/u.test(last.word) && last.word.length > 4
    ? 'name'
    : 'none'
}

type Parts = {
  from: number
  name: readonly Word[]
  gender: Gender
  end?: number
  prefix: string
  confidence: number
}

export function spanOf(text: string, { from, name, gender, end, prefix, confidence }: Parts): StreetSpan {
  const last = name.at(-1)
  const nameEnd = end ?? last?.end ?? from
  const behind = readHouseBehind(text, nameEnd)
  const ahead: House | null = behind ? null : readHouseBefore(text, from)
  const street = `${prefix}${name.map((word) => wordOf(word, gender, name)).join(' ')}`
  return {
    start: ahead?.start ?? from,
    end: behind?.end ?? nameEnd,
    street: capital(street),
    house: (behind ?? ahead)?.house ?? null,
    confidence,
  }
}

function wordOf({ raw, word }: Word, gender: Gender, name: readonly Word[]): string {
  if (/^руч(?:ья|ье|ью|ей)$/u.test(word) && name.length > 1) return 'Ручей'
  if (/^федоровск/u.test(word) && name.length > 1) return 'Фёдоровский'
  if (name.length > 1 && raw.length <= 3 && SHORT[word]) return capital(SHORT[word] ?? raw)
  const straight = nominative(raw, gender)
  const spelt = spellStreet(straight)
  return gender === 'f' || spelt === straight ? capital(spelt) : capital(straight)
}

export function nominative(word: string, gender: Gender): string {
  if (isKnownGenitive(normalizeWord(word))) return word
  if (gender === 'f')
    return word
      .replace(/(?:ой|ую)$/u, 'ая')
      .replace(/(?<=н)(?:ей|юю)$/u, 'яя')
      .replace(/жи$/u, 'жа')
      .replace(/гощ(?:и|ей|у|е)$/u, 'гоща')
  if (gender === 'm')
    return word.replace(/(?:ск)(?:ом|ому|ого)$/u, 'ский').replace(/(?<=н|[ое]в)(?:ом|ому|ого)$/u, 'ый')
  return word.replace(/ск(?:ом|ого|ому)$/u, 'ское')
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
