/**
 * Who or what a text is about and what is done to it: the core of a rumour, however long it is told. Pure.
 * The likeness of a card and a message is that of their cores; other words can only lower it.
 */
import { type Token, tokenize } from '../../../text/index.ts'
import { numbersOf } from './read-rumour.ts'
import {
  BESIDE,
  DEED_FAMILIES,
  type Families,
  FOR_A_TIME,
  LONG_AGO,
  MONTHS,
  SUBJECTS,
} from './rumour-families.ts'

export type Core = {
  subjects: readonly string[]
  deed: string
  /** «школа № 3», «маршрут 7»: which of them. */
  number: string | null
  /** All numbers of the sentence. */
  numbers: readonly string[]
  months: readonly string[]
  /** Named in quotation marks: «Полянка». */
  names: readonly string[]
  asksWhen: boolean
  isForATime: boolean
  isLongAgo: boolean
}
type Met = { family: string; at: number; length: number }

const SURE = 0.9
const OTHER_NUMBER = 0.7
const OTHER_DETAIL = 0.85
const REFUSING = /^(?:буд|план|ожида|предусм|подтвер|собира|было|поступ|рассматр|вед)/u
const LONGEST_TEXT = 4000
const MOST_SENTENCES = 40
const MOST_SUBJECTS = 2
const ANOTHER_TIME = 0.7
const LONGEST_REACH = 14

type Pattern = { family: string; words: { text: string; isWhole: boolean }[] }

function compile(families: Families): Map<string, Pattern[]> {
  const patterns = Object.entries(families).flatMap(([family, list]) =>
    list.split(' ').flatMap((entry) => {
      const words = entry
        .split('_')
        .filter(Boolean)
        .map((word) => ({ text: word.replace('=', ''), isWhole: word.startsWith('=') }))
      return words.length === 0 ? [] : [{ family, words }]
    }),
  )
  return Map.groupBy(patterns, ({ words }) => words[0]?.text.slice(0, 2) ?? '')
}

const SUBJECT_PATTERNS = compile(SUBJECTS)
const DEED_PATTERNS = compile(DEED_FAMILIES)
const TIME_PATTERNS = compile({ time: FOR_A_TIME })
const BESIDE_WORDS = new Set(BESIDE.split(' '))
const MONTH_PATTERNS = compile({ month: MONTHS })
const PAST_PATTERNS = compile({ past: LONG_AGO })

function meet(patterns: ReadonlyMap<string, Pattern[]>, tokens: readonly Token[]): Met[] {
  return tokens.flatMap((token, at) => {
    const matching = patterns.get(token.word.slice(0, 2)) ?? []
    const found = matching.find(({ words }) => isMet(words, tokens, at))
    return found ? [{ family: found.family, at, length: found.words.length }] : []
  })
}

/** The words follow each other; of a phrase only the last may be a beginning of more. */
function isMet(words: Pattern['words'], tokens: readonly Token[], at: number): boolean {
  return words.every(({ text, isWhole }, i) => {
    const word = tokens[at + i]?.word
    if (word === undefined) return false
    return isWhole || text.length < 3 ? word === text : word.startsWith(text)
  })
}

/** A claim is about the things that it names first, and about what it names in quotation marks. */
export function readClaim(text: string): Core[] {
  const names = namesOf(text)
  return sentencesOf(text).flatMap((tokens) => {
    const subjects = meetSubjects(tokens)
    const [deed] = meetDeeds(tokens)
    if (!deed) return []
    const first = subjects.slice(0, MOST_SUBJECTS).map(({ family }) => family)
    const number = subjects[0] ? numberAt(tokens, subjects[0].at) : null
    return {
      ...aboutOf(tokens),
      names,
      subjects: [...new Set([...names, ...first])],
      deed: deed.family,
      number,
    }
  })
}

/** A sentence with a deed: the thing nearest to it or named first, else that of the sentence before. */
export function readCores(text: string): Core[] {
  const sentences = sentencesOf(text)
  return sentences.flatMap((tokens, at) => {
    const deeds = meetDeeds(tokens)
    if (deeds.length === 0) return []
    const own = meetSubjects(tokens)
    const before = own.length === 0 ? meetSubjects(sentences[at - 1] ?? []) : []
    const about = aboutOf(tokens)
    const words = tokens.map(({ stem }) => nameKey(stem))
    return deeds.map((deed): Core => {
      const one = nearest(own, deed) ?? before.at(-1)
      const number = own.length > 0 && one ? numberAt(tokens, one.at) : null
      const subjects = [...(one ? [one.family] : []), ...words]
      return { ...about, subjects, deed: deed.family, number }
    })
  })
}

function sentencesOf(text: string): Token[][] {
  return text
    .slice(0, LONGEST_TEXT)
    .split(/(?<=[.!?…])\s+|\n+/u)
    .slice(0, MOST_SENTENCES)
    .map(tokenize)
}

const nameKey = (stem: string) => `«${stem}»`

/** «Полянка», «Партнёр-Регион». */
function namesOf(text: string): string[] {
  return [...text.matchAll(/[«"]([^»"]{3,60})[»"]/gu)].flatMap(([, name = '']) =>
    tokenize(name)
      .slice(0, 1)
      .map(({ stem }) => nameKey(stem)),
  )
}

function meetSubjects(tokens: readonly Token[]): Met[] {
  return meet(SUBJECT_PATTERNS, tokens).filter(
    ({ at }) =>
      // «У роддома», but not «у нас роддом».
      tokens[at - 1]?.word !== 'у' &&
      !BESIDE_WORDS.has(tokens[at - 1]?.word ?? '') &&
      !BESIDE_WORDS.has(tokens[at - 2]?.word ?? ''),
  )
}

function meetDeeds(tokens: readonly Token[]): Met[] {
  return [...meet(DEED_PATTERNS, tokens), ...meetEnd(tokens)].filter((deed) => !isDenied(tokens, deed))
}

/** «Не закрывают», «отмены не планируется», «случаев отравления нет»; not «закроют ли», «не закроют ли». */
function isDenied(tokens: readonly Token[], { at, length }: Met): boolean {
  if (tokens[at + length]?.word === 'ли') return false
  if (['не', 'без'].includes(tokens[at - 1]?.word ?? '')) return true
  return [0, 1, 2, 3, 4, 5, 6].some((step) => {
    const [word = '', next = ''] = [tokens[at + length + step]?.word, tokens[at + length + step + 1]?.word]
    return word === 'нет' || (word === 'не' && REFUSING.test(next))
  })
}

type About = Pick<Core, 'numbers' | 'months' | 'names' | 'asksWhen' | 'isForATime' | 'isLongAgo'>

function aboutOf(tokens: readonly Token[]): About {
  return {
    names: [],
    months: meet(MONTH_PATTERNS, tokens).map(({ at }) => tokens[at]?.word.slice(0, 3) ?? ''),
    asksWhen: tokens[0]?.word === 'когда',
    numbers: [...numbersOf(tokens)],
    isForATime: meet(TIME_PATTERNS, tokens).length > 0,
    isLongAgo: meet(PAST_PATTERNS, tokens).length > 0,
  }
}

/** «Роддом всё», «с марта всё». */
function meetEnd(tokens: readonly Token[]): Met[] {
  const at = tokens.length - 1
  const isShort = tokens.length <= 10
  return isShort && tokens[at]?.word === 'все' ? [{ family: 'cease', at, length: 1 }] : []
}

function nearest(subjects: readonly Met[], deed: Met): Met | undefined {
  const reached = subjects.filter(({ at }) => Math.abs(at - deed.at) <= LONGEST_REACH)
  return reached.toSorted((one, other) => Math.abs(one.at - deed.at) - Math.abs(other.at - deed.at))[0]
}

/** Right behind the thing, or right before it: «школа № 3», «3-я школа». */
function numberAt(tokens: readonly Token[], at: number): string | null {
  const near = [tokens[at + 1], tokens[at - 1]].map(
    (token) => /^(\d{1,3})(?:\D{0,2})$/u.exec(token?.word ?? '')?.[1],
  )
  return near.find((number) => number !== undefined) ?? null
}

/** 0 means that the texts are about different things. */
export function scoreOfCores(message: readonly Core[], card: readonly Core[]): number {
  return Math.max(0, ...message.flatMap((said) => card.map((claimed) => scoreOfCore(said, claimed))))
}

const areApart = (one: readonly string[], other: readonly string[]) =>
  one.length > 0 && other.length > 0 && !one.some((value) => other.includes(value))

function scoreOfCore(said: Core, claimed: Core): number {
  if (said.deed !== claimed.deed) return 0
  if (!said.subjects.some((subject) => claimed.subjects.includes(subject))) return 0
  const isOther = said.number !== null && claimed.number !== null && said.number !== claimed.number
  const isOtherTime = (said.isForATime && !claimed.isForATime) || (said.isLongAgo && !claimed.isLongAgo)
  const isNamed = claimed.names.length === 0 || claimed.names.some((name) => said.subjects.includes(name))
  return (
    SURE *
    (isOther ? OTHER_NUMBER : 1) *
    (areApart(said.numbers, claimed.numbers) ? OTHER_DETAIL : 1) *
    (areApart(said.months, claimed.months) ? OTHER_DETAIL : 1) *
    (isNamed ? 1 : OTHER_DETAIL) *
    (said.asksWhen ? OTHER_DETAIL : 1) *
    (isOtherTime ? ANOTHER_TIME : 1)
  )
}
