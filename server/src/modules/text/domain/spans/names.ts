/**
 * Finds everybody whom a text names, also by a given name or a surname alone and in small letters. Who is named in an
 * office («глава округа Петров А.С.»), a street, a firm and a poet are nobody here.
 */
import { saysWho } from '../people/by-post.ts'
import { bearsName } from '../people/named-places.ts'
import { nearBefore, nearBehind } from '../words/near.ts'
import { type NameWord, readNameWord } from './name-book.ts'
import { CALLED, FAMOUS, KIN, KIN_NOUN, NOT_NAMES, PERSON_DOES, WHO } from './name-cues.ts'
import { isOfficial } from './officials.ts'
import { overlaps, type PersonalSpan } from './span.ts'

type Word = NameWord & {
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
const LONGEST = 5
/** How many characters before a word tell whether a sentence begins. */
const OPENING = 6
/** The longest words by which a lone name is told. */
const CUE = 40

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
  return [...apart, ...onCards, ...findAgain(words, named)]
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

function readWords(text: string): Word[] {
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

type Run = { run: readonly Word[]; isNobody: boolean }

/** The longest row of words from here that looks like a name decides, so that of «Виктора Цоя» no part is a person. */
function findRun(words: readonly Word[], at: number, text: string): Run {
  for (let size = extend(words, at); size > 0; size -= 1) {
    const run = words.slice(at, at + size)
    const [first, last] = [run[0], run.at(-1)]
    if (!first || !last) break
    const context = { run, first, last, before: words[at - 1], text, words, at }
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
  if (/^\p{Lu}{2,4}$/u.test(word.raw)) return false
  if (word.isCapital) return true
  return (word.given > 0 || word.isPatronymic || word.surname > 0) && (!word.isEveryday || word.given === 2)
}

function isNext(word: Word, before: Word | undefined): boolean {
  if (before?.isInitial) return /^\.?\s?$/u.test(word.gap)
  return /^(?:[ \u00a0]{1,2}|\s\(|\)\s)$/u.test(word.gap)
}

type Context = {
  run: readonly Word[]
  first: Word
  last: Word
  before: Word | undefined
  text: string
  words: readonly Word[]
  at: number
}

function hasShape(context: Context): boolean {
  const { run, first } = context
  const full = run.filter(({ isInitial }) => !isInitial)
  if (full.length === 0) return false
  const initials = run.length - full.length
  if (initials > 0) return isWithInitials(run, full, context.text)
  if (full.length === 1) return isAlone(context)
  if (full.some((word) => !word.isCapital) && full.some((word) => word.isCapital)) return isMixed(full)
  const given = full.filter((word) => word.given > 0).length
  const patronymic = full.some((word) => word.isPatronymic)
  const surname = full.filter((word) => word.surname > 0).length
  const rest = full.filter((word) => word.given === 0 && !word.isPatronymic && word.surname === 0)
  const isOpenedByWord =
    first.opens && first.isEveryday && first.given < 2 && !(first.surname > 0 && given > 0)
  if (isOpenedByWord || rest.some((word) => word.isEveryday)) return false
  if (!first.isCapital) return isSmall(full, context)
  if (patronymic) return full.length > 1 && rest.length <= 1
  if (rest.length > 0)
    return (
      full.length === 2 &&
      !(first.opens && rest.includes(first)) &&
      full.some((word) => word.given === 2 && !word.isWordToo)
    )
  if (full.length > 3) return false
  const isOpenedByThing =
    first.opens && first.surname === 1 && first.given === 0 && full.every((word) => !word.isNominative)
  if (isOpenedByThing) return false
  if (full.length === 2 && full.some(isSureGiven)) return true
  if (full.every((word) => word.isEveryday && word.given < 2)) return false
  if (given > 0 && surname > 0)
    return full.some((word) => word.surname > 0 && !(word.isEveryday && word.given < 2))
  if (given === full.length) return full.some((word) => word.given === 2 && !word.isWordToo)
  return full.length === 2 && full.every((word) => word.surname === 2)
}

const isSureGiven = ({ given, isWordToo, isNominative }: Word) =>
  (given === 2 || (given === 1 && isNominative)) && !isWordToo

/** «Иванов И. И.», «Н. К. Павлова», «м. и. зайчик». */
function isWithInitials(run: readonly Word[], full: readonly Word[], text: string): boolean {
  if (full.length > 2) return false
  const hasPoints = run.every(({ isInitial, end }) => !isInitial || text[end] === '.')
  if (!hasPoints && (run[0]?.isInitial || full.some((word) => !word.isCapital))) return false
  const [name] = full
  if (!name || NOT_NAMES.has(name.word)) return false
  const isInside = run[0]?.isInitial === true && run.at(-1)?.isInitial === true
  if (isInside) return false
  const initials = run.filter(({ isInitial }) => isInitial)
  if (full.some((word) => word.isEveryday && !word.isCapital) && initials.length < 2) return false
  if (initials.length >= 2) return !name.isEveryday || name.isCapital
  if (full.length === 2) return full.some((word) => word.given > 0)
  if (name.isEveryday && name.given < 2) return false
  return name.surname > 0 || name.given === 2
}

/** «с Машей котовой», «мороз Саша»: one of the words lost its capital. */
function isMixed(full: readonly Word[]): boolean {
  if (full.length > 3) return false
  const isKnown = full.every((word) => word.given > 0 || word.isPatronymic || word.surname > 0)
  if (!isKnown || full.some((word) => word.isEveryday && word.given < 2)) return false
  return (
    full.some((word) => word.given === 2 && !word.isWordToo) &&
    full.some((word) => word.surname > 0 || word.isPatronymic)
  )
}

function isSmall(full: readonly Word[], { first, text }: Context): boolean {
  if (full.length > 3) return false
  const strong = full.some((word) => word.given === 2 && !word.isWordToo)
  const rest = full.filter((word) => !(word.given === 2))
  if (full.some((word) => word.isPatronymic)) return full.some((word) => word.given > 0)
  if (full.length === 2 && full.every((word) => word.given === 2))
    return strong && WHO.test(nearBefore(text, first.start))
  return (
    strong &&
    rest.length > 0 &&
    rest.every((word) => word.surname > 0 && !(word.isEveryday && word.surname < 2))
  )
}

function isAlone(context: Context): boolean {
  const { first: word, text } = context
  const before = nearBefore(text, word.start).slice(-CUE)
  const after = nearBehind(text, word.end).slice(0, CUE)
  if (/^[\s-]\d{1,3}(?![\d.:(]|\s?лет)/u.test(after)) return false
  const isCalled = CALLED.test(before)
  const isOfWho = context.before !== undefined && /^\s$/u.test(word.gap) && saysWho(context.before.word)
  if (!word.isCapital) return isAloneSmall(word, before, after, isOfWho)
  if (isCalled && !(word.isEveryday && word.opens) && word.raw.length > 2 && !word.isAdjective)
    return !TRADER.test(before) || ((word.surname > 0 || word.given > 0) && !word.isEveryday)
  if (word.isAdjective && word.given < 2) return isAdjectiveName(word, before, after)
  if (/^\p{Lu}+$/u.test(word.raw) && word.raw.length < 5) return false
  if (FAMOUS.test(word.word)) return false
  if (word.isPatronymic) return true
  if (word.given === 2) {
    if (word.isWordToo)
      return (
        KIN.test(before) ||
        (!word.opens && !/^\s\p{Lu}/u.test(after) && !STREET_LEAD.test(before) && word.word !== 'мира')
      )
    return true
  }
  if (KIN.test(before) && (word.surname > 0 || word.given > 0) && !word.isEveryday) return true
  if (word.isEveryday) return false
  const isOfMany = isOfWho && context.before !== undefined && /[иы]$/u.test(context.before.word)
  if (isOfMany && word.surname < 2) return false
  if (KIN_NOUN.test(before) || (isOfWho && !word.opens && (word.surname > 0 || word.given > 0))) return true
  if (word.given === 1 && word.isNominative && /^\s*(?:[.,!)]|$)/u.test(after)) return true
  if (word.given === 1 && word.surname === 0)
    return (word.isNominative && !word.opens) || PERSON_DOES.test(after)
  if (word.surname === 2) return true
  if (word.surname === 1 && !word.opens && /(?:[ое]в|ин|енко)(?:а|у|ым|ой)?$/u.test(word.word)) return true
  return word.surname === 1 && (isOfWho || WHO.test(before))
}

const TRADER = /(?<!\p{L})ИП\s[«"]?$/u

/** «Врач Донской не принял» is a person, «врач Боровичской больницы» is not. */
function isAdjectiveName(word: Word, before: string, after: string): boolean {
  if (word.surname < 2 || word.isEveryday || !/ск(?:ий|ая|ого|ому)$/u.test(word.word)) return false
  return (
    (KIN.test(before) || WHO.test(before) || CALLED.test(before)) &&
    (/^(?:[.,!?;)]|$)/u.test(after) || PERSON_DOES.test(after))
  )
}

function isAloneSmall(word: Word, before: string, after: string, isOfWho: boolean): boolean {
  if (word.isEveryday && word.given < 2) return false
  if (word.isPatronymic) return true
  if (CALLED.test(before)) return word.given > 0 || word.surname > 0
  if (word.given === 2 && !word.isWordToo)
    return KIN.test(before) || (word.isNominative && (before.trim() === '' || /^\s*,/u.test(after)))
  if (/енк[оа]$/u.test(word.word) && word.surname > 0) return true
  return word.surname === 2 && /(?:[ое]в|ин)(?:а|у)?$/u.test(word.word) && (isOfWho || WHO.test(before))
}

const STREET_LEAD = /(?<!\p{L})(?:на|по|с|со|в|во|через|под|до|вдоль|около|возле|угол|углу|между|из)\s+$/iu
const INSIDE =
  /(?<!\p{L})(?:в|во|из|дорог\p{L}*\s+к|(?:жител|администраци|окраин|власт|центр)\p{L}*(?:\s+\p{Lu}\p{L}+\s+и)?)\s+$/iu
const OBJECT_BEFORE =
  /(?<!\p{L})(?:больниц|парикмахерск|клиник|рынок|мкр|микрорайон|школ|лице|гимнази|библиотек|памятник|бюст|музе|театр|парк|сквер|площад|остановк|мост|дом|дк|дворец|премии|кубок|турнир|улиц|проспект|переул|магазин|аптек|кафе|салон|теплоход|ураган|шторм|циклон|тариф|рота|колхоз|совхоз|кинотеатр|пансионат|санатори|лагер|фк|клуб|фестивал|конкурс|фильм|песн|стих|роман|сказк|книг|пьес|спектакл)\p{L}*\s+(?:Больш\p{L}+\s|Мал\p{L}+\s)?[«"„]?$|(?<!\p{L})(?:мкрн?|ул|пер|пр|пл|наб|ш|б-р|Больш(?:ая|ой|ую)|Мал(?:ая|ой|ую))\.?\s?$|(?<!\p{L})(?:Стар|Нов|Больш|Мал|Верхн|Нижн|Красн|Велик)(?:ый|ий|ая|ое|ого|ой|ую|ом)\s$|(?<!\p{L})(?:имени|им\.|им)\s+$|(?<!\p{L})(?:сел[оаеу]|деревн\p{L}+|пос[её]л\p{L}+|город\p{L}*|рек\p{L}+|речк\p{L}+|озер\p{L}+|остров\p{L}*)\s$/iu

function isPlace({ run, first, last, text, before, words, at }: Context): boolean {
  const beforeText = nearBefore(text, first.start)
  const after = nearBehind(text, last.end)
  const named = run.map(({ start, end, word, given, isPatronymic, isInitial, surname }) => ({
    start,
    end,
    word,
    kind: isInitial ? 'I' : isPatronymic ? 'P' : given > 0 ? 'G' : surname > 0 ? 'S' : 'C',
  }))
  if (bearsName(text, named)) return true
  const isBare = run.length === 1
  if (isBare && /^[»"]/u.test(after) && /[«"„]$/u.test(beforeText)) return true
  if (
    isBare &&
    /^\s(?:день(?!г)|пост|крест|монастыр|руч|район|сад|мост|остров|лес|пруд|вал|погост|бор|роща|двор|концы?|слобод)\p{L}*/iu.test(
      after,
    )
  )
    return true
  if (isBare && /^\p{L}*[»"]/u.test(after) && /[«"„](?:\p{L}+\s){0,2}$/u.test(beforeText)) return true
  if (CALLED.test(beforeText)) return false
  const hasPatronymic = run.some(({ isPatronymic }) => isPatronymic)
  if (hasPatronymic) return false
  if (OBJECT_BEFORE.test(beforeText)) return true
  if (FAMOUS.test(run.map(({ word }) => word).join(' '))) return true
  if (
    /^\s*(?:,\s*)?(?:д\.?\s*|дом\s*|№\s*)?\d{1,3}(?!\d|[.:]\d|[\s(-]*\d{3}|\s?(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)|\s?(?:подъезд|этаж|кв|раз|реб|дет|месяц|дн|час|мая|лет|год|класс|«|г\.|руб|тыс|чел))/iu.test(
      after,
    ) &&
    last.isOblique
  )
    return true
  if (
    /^\s*(?:ул\.?|улиц\p{L}*|пер\.?|переул\p{L}*|пр-т|проспект\p{L}*|район\p{L}*|округ\p{L}*|област\p{L}*|р-н\p{L}*)(?!\p{L})/iu.test(
      after,
    )
  )
    return true
  if (/^[»"]/u.test(after) && /[«"„]$/u.test(beforeText)) return true
  if (isBare && first.surname > 0 && first.given === 0 && first.isOblique && STREET_LEAD.test(beforeText))
    return true
  // «В Чудове», «жители Пестова»: nobody is inside a person or lives in one.
  if (isBare && !first.isPatronymic && first.given < 2 && INSIDE.test(beforeText)) return true
  if (isBare && /(?<!\p{L})от\s+$/iu.test(beforeText) && /^\s+до\s/u.test(after)) return true
  return (
    isBare &&
    first.surname > 0 &&
    first.given < 2 &&
    first.opens &&
    first.isOblique &&
    before === undefined &&
    /^\s*(?:от|до|,|—)/u.test(after) &&
    words[at + 1]?.isEveryday === true &&
    /^\s*(?:от|до)\s/u.test(after)
  )
}
