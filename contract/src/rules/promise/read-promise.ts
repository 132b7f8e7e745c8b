/**
 * What an answer promises, read from its own words: what, who and by which day. A person says the last word. One reader
 * for the form that is filled with it and for every check that asks for it.
 */
import { isFutureVerb, isLastingVerb } from './future-verb.ts'
import { findAgency, isEmptyDeed, readWhat, saysDeed } from './promise-words.ts'
import { findTimes, type RegionNow, type Term, withoutHour } from './read-term.ts'

export type { RegionNow } from './read-term.ts'

/** What a text says will be done. `said`: the words of its time, or of the deed where no time is said. */
export type Promised = {
  sentence: string
  said: string
  /** Null: some time is said, and no day; or none is. */
  term: Term | null
  isTimed: boolean
  isPast: boolean
}
/** `hour`: «к 18:00»; null where only a day is said. */
export type ReadPromise = { what: string; who: string; day: string | null; hour: string | null }

const LONGEST_SENTENCE = 2000

/** The likeliest promise of a day to come; `today` and the day are of the region's calendar. */
export function readPromise(text: string, today: string): ReadPromise | null {
  return readPromises(text, today)[0] ?? null
}

/**
 * Each day to come that is promised: «до», «к», «не позднее» before a day on which something only happens. Last stand
 * other ends that the same sentence names: «до 4 декабря или к 10 декабря».
 */
export function readPromises(text: string, today: string): ReadPromise[] {
  const now = { day: today, time: '00:00' }
  const sentences = readSentences(text, now)
  const ahead = listPromises(sentences, now).flatMap(({ sentence, term, isPast }) =>
    term && !isPast ? [{ sentence, term, of: term }] : [],
  )
  const bound = ({ term }: { term: Term }) => (term.isBound ? 0 : 1)
  const ends = sentences.flatMap(({ sentence, terms }) => {
    const first = ahead.find((one) => one.sentence === sentence)
    const others = terms.filter((term) => term.isBound && !term.isStart && !isOver(term, now))
    return first ? others.map((term) => ({ sentence, term, of: first.term })) : []
  })
  const termsOf = (words: string) => sentences.find(({ sentence }) => sentence === words)?.terms ?? []
  const all = [...ahead.toSorted((one, other) => bound(one) - bound(other)), ...ends]
  const byDay = Map.groupBy(all, ({ term }) => `${term.day} ${term.hour}`)
  return [...byDay.values()]
    .flatMap(([first]) => first ?? [])
    .map(({ sentence, term, of }) => {
      const who = findAgency(sentence) ?? findAgency(text)
      const other = term === of ? sentence : withoutEnd(sentence, term.said)
      const said = withoutSameDay(other, termsOf(sentence), of)
      const what = readWhat(withoutHour(said, of), of.said, who?.words ?? '')
      return {
        what: isEmptyDeed(what) ? (deedBefore(sentences, sentence, who?.words ?? '') ?? what) : what,
        who: who?.name ?? '',
        day: term.day,
        hour: term.hour,
      }
    })
}

/** «Заменим доску. Сделаем до 4 декабря.»: the deed is said one sentence earlier. */
function deedBefore(sentences: readonly TimedSentence[], of: string, agency: string): string | null {
  const before = sentences[sentences.findIndex(({ sentence }) => sentence === of) - 1]
  const clause = before?.sentence.split(/(?<=[,;])\s(?!\d)/u).find(saysDeed)
  return clause === undefined ? null : readWhat(clause, '', agency)
}

/** «До пятницы, 4 декабря»: the day is said twice, and the deed is what is left without both. */
function withoutSameDay(sentence: string, terms: readonly Term[], of: Term): string {
  const again = terms.filter((term) => term !== of && term.day === of.day && term.said !== of.said)
  return again.reduce((words, { said }) => words.replace(said, ' '), sentence)
}

/** The deed is the same by either day: «или к 10 декабря» is no part of it. */
function withoutEnd(sentence: string, said: string): string {
  const at = sentence.indexOf(said)
  return `${sentence.slice(0, at).replace(/(?:[\s,]+(?:или|либо|а|то есть))?[\s,]*$/u, ' ')}${sentence.slice(at + said.length)}`
}

/** Whether any day, term or hour is named. */
export function saysTime(sentences: readonly TimedSentence[]): boolean {
  return sentences.some(({ terms, loose }) => terms.length + loose.length > 0)
}

/** A sentence with the times that it names. */
export type TimedSentence = ReturnType<typeof findTimes> & { sentence: string }

export function readSentences(text: string, now: RegionNow): TimedSentence[] {
  return sentencesOf(text).map((sentence) => ({ sentence, ...findTimes(sentence, now) }))
}

export function listPromises(sentences: readonly TimedSentence[], now: RegionNow): Promised[] {
  return sentences.flatMap((sentence) => promisesOf(sentence, now))
}

/** A day that is recorded says the same as the text where one of its promises is of that day. */
export function isSameTerm({ from, until }: Term, day: string): boolean {
  return from <= day && day <= until
}

/** A stop after a short word is no end: «ул. Мира»; inside a number neither: «4.12». One after a blank is: «{орган}.» */
function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=(?:[а-яё»)]{3}|[\d}])[.!?…])\s+(?=[А-ЯЁ«])|\n+/u)
    .map((sentence) => sentence.trim().slice(0, LONGEST_SENTENCE))
}

type Clause = { text: string; terms: Term[]; deed: string | null; isSupposed: boolean }

function promisesOf({ sentence, terms, loose }: TimedSentence, now: RegionNow): Promised[] {
  const all = clausesOf(sentence, terms)
  // What stands under an «если» is no word of ours.
  const clauses = all.filter(({ isSupposed }) => !isSupposed)
  const open = clauses
    .filter(({ text, deed }) => deed === null && !isPastTold(text))
    .flatMap((one) => one.terms)
  const isLasting = wordsOf(sentence).some(isLastingVerb)
  const chosen = clauses.flatMap((clause) => {
    if (clause.deed !== null) return chooseTerm(clause.terms, now) ?? chooseTerm(open, now) ?? []
    return isLasting ? [] : (chooseTerm(clause.terms.filter(isNamedDeed(clause.text)), now) ?? [])
  })
  const timed = [...new Set(chosen)].flatMap((term): Promised[] => {
    const isPast = isOver(term, now)
    return isPast && !term.isBound ? [] : [{ sentence, said: term.said, term, isTimed: true, isPast }]
  })
  if (timed.length > 0) return timed
  const undated = clauses.find(({ deed, text }) => deed !== null && !isNoWork(text))
  if (!undated?.deed || clauses.length < all.length) return []
  const isTimed = terms.length + loose.length > 0
  return [{ sentence, said: undated.deed, term: null, isTimed, isPast: false }]
}

function isOver({ day, hour }: Term, now: RegionNow): boolean {
  return day < now.day || (day === now.day && hour !== null && hour <= now.time)
}

/** A day to come before one that has passed, an end before a beginning. */
function chooseTerm(terms: readonly Term[], now: RegionNow): Term | null {
  const ahead = terms.filter((term) => !isOver(term, now))
  return (
    ahead.find(({ isBound }) => isBound) ??
    ahead.find(({ isStart }) => !isStart) ??
    ahead.find(({ said }) => /^с/iu.test(said)) ??
    terms.find(({ isBound }) => isBound) ??
    null
  )
}

const SUPPOSED = /^(?:[ао]\s+|но\s+|и\s+)?(?:если|чтобы|когда|пока|как\s+только|в\s+случае)(?![а-яё])/iu

/** «Школьной, 5»: a number goes on. */
function clausesOf(sentence: string, terms: readonly Term[]): Clause[] {
  let start = 0
  return sentence.split(/(?<=[,;])\s(?!\d)/u).map((text) => {
    const end = start + text.length + 1
    const own = terms.filter(({ at }) => start <= at && at < end)
    start = end
    return { text, terms: own, deed: findDeed(text), isSupposed: SUPPOSED.test(text.trimStart()) }
  })
}

const WORDS = /[а-яё]+/giu
const WILL = /(?<![а-яё])(?<!не\s)буд(?:ет|ут|ем)(?![а-яё])(?!\s+(?:рад|призн|благодар))(?:\s+[а-яё]+)?/iu
/** What is planned, ordered or owed. */
const PLANNED =
  /(?<![а-яё])(?<!не\s)(?:(?:за)?планиру(?:ет|ют|ем)(?:ся)?|запланирова|намечен|назначен|предусмотрен|ожида(?:ет|ют)ся|предстоит|намерен|обяза[нл]|обязуе|долж(?:ен|н)|поручен|включ[её]н[аоы]?\s+в\s+(?:план|график|программу|перечень))[а-яё]*/iu

function wordsOf(text: string): string[] {
  return [...text.matchAll(WORDS)].map(([word]) => word)
}

function findDeed(clause: string): string | null {
  const will = WILL.exec(clause) ?? PLANNED.exec(clause)
  if (will) return will[0]
  const words = wordsOf(clause)
  return words.find((word, index) => isFutureVerb(word) && words[index - 1]?.toLowerCase() !== 'не') ?? null
}

/** Where one may ask, and what comes by itself: it is no work that is promised. */
const NO_WORK =
  /(?<![а-яё])(?:(?:под|рас)?скаж(?:ем|ет|ут)|ответ(?:ит|ят)|прим(?:ет|ут)|помо(?:жет|гут)|(?:разъ|по|об)яснит|предостав(?:ит|ят)|проконсультиру(?:ет|ют)|[а-яё]+(?<!начн|заверш|законч|состо|возобнов)(?:[еи]т|[уая]т)ся)(?![а-яё])/iu
const PLANNED_ALONE = new RegExp(`^(?!(?:за)?планиру)${PLANNED.source}`, 'iu')

/** No promise unless it has its day. */
function isNoWork(clause: string): boolean {
  return NO_WORK.test(clause) || PLANNED_ALONE.test(findDeed(clause) ?? '')
}

const TERM_NAMED = /(?<![а-яё])(?:срок|окончани|завершени|начал[оау]|старт|ориентировочн)[а-яё]*/iu
const TO_DO = /(?<![а-яё])[а-яё]+(?:[аеиоуыяё]ть|ти|чь)(?:ся)?(?![а-яё])/iu
/** What lasts until then, and what a resident is asked to do. */
const STANDING =
  /(?<![а-яё])(?:при[её]м(?:а|у|ом)?(?![а-яё])|подач|оплат|запис|регистрац|голосовани|обращайтесь|звоните|можно|можете|вам|вы(?![а-яё])|прос(?:им|ьба)|прошу|рекоменду|предлага|жд[её]м|закрыт|перекрыт|огранич|введ[её]н|отключ[её]н|приостановлен)[а-яё]*|[а-яё]+(?:ите|йте|ьте)(?:сь)?(?![а-яё])/iu
const PAST = /(?<![а-яё])[а-яё]{2,}(?:[аяиеыоу]л[аои]?|[згкс]л[аои])(?:сь|ся)?(?![а-яё])/iu
const NO_PAST = /^(?:отдел|раздел|канал|подвал|портал|вокзал|квартал|персонал|журнал|материал|начал[оа]?)$/iu

/** A deed that is only named: «Вывоз до 5 декабря», «Срок исполнения: 5 декабря», «предписано убрать до 5 декабря». */
function isNamedDeed(clause: string): (term: Term) => boolean {
  const isStanding = STANDING.test(clause)
  const isBoundEnough = TO_DO.test(clause) || !isPastTold(clause)
  const isTermNamed = TERM_NAMED.test(clause)
  return ({ isBound, isStart }) => !isStart && !isStanding && (isTermNamed || (isBound && isBoundEnough))
}

/** Whether the words tell of what was done. */
export function isPastTold(clause: string): boolean {
  const past = PAST.exec(clause)?.[0]
  return past !== undefined && !NO_PAST.test(past)
}
