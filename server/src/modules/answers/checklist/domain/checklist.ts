/**
 * The formal-reply guard: what can be seen without a learned model. Remarks ask the author for a reason; only those
 * of `HARD_CHECKS` cannot be passed. Texts of the remarks are the interface's, here are codes and the words that decided.
 */

import { wordDay } from '@veche/contract/rules/promise/calendar-day.ts'
import {
  isSameTerm,
  listPromises,
  type Promised,
  type RegionNow,
  readSentences,
  saysTime,
  type TimedSentence,
} from '@veche/contract/rules/promise/read-promise.ts'
import { claimPlace, isClaim } from '@veche/contract/rules/replies/claim-place.ts'
import { findPhotoWords } from '@veche/contract/rules/replies/photo-words.ts'
import { findPlaceholders, withoutPlaces } from '@veche/contract/rules/replies/placeholders.ts'
import { addresses, givesContact, greets } from '@veche/contract/rules/replies/plain-checks.ts'
import { announcesPrivate } from '../../parts/domain/private-part.ts'
import { type Asked, listAsked } from './asked.ts'
import { saysWork } from './deeds.ts'
import { measurePlainLanguage, PLAIN_ENOUGH } from './plain-language.ts'

export type Check = {
  code:
    | 'greeting'
    | 'by_name'
    | 'questions_answered'
    | 'action_said'
    | 'date_given'
    | 'contact_given'
    | 'no_personal_data'
    | 'fits_limit'
    | 'no_stock_phrases'
    | 'readable'
    | 'plain_language'
    | 'promise_dated'
    | 'promise_recorded'
    | 'promise_ahead'
    | 'promise_same'
    | 'promise_moved'
    | 'photo_given'
    | 'photo_added'
    | 'variables_filled'
    | 'not_a_copy'
    | 'says_new'
    | 'agrees'
    | 'same_matter'
    | 'private_announced'
    | 'private_written'
    | 'private_for_all'
  /** The text that the remark is about; `both` if two parts are checked as one answer. */
  part: 'public' | 'private' | 'both'
  /** `unsure`: the rules cannot decide, so a person has to look. */
  state: 'pass' | 'attention' | 'not_needed' | 'unsure'
  words: string[]
  /** Measures from 0 to 100: plain language and likeness. */
  value: number | null
}

/** These remarks cannot be passed with a reason: the network would refuse the text, or a resident would read `{имя}` or the same letter twice. */
export const HARD_CHECKS: readonly Check['code'][] = ['fits_limit', 'variables_filled', 'says_new']

export type CheckedAnswer = {
  kind: 'interim' | 'final'
  text: string
  /** For the author alone; empty when all is said in the thread. */
  privateText: string
  /** True if more than one author gets the text. */
  hasManyRecipients: boolean
  /** Words of the resident, all their messages. */
  question: string
  now: RegionNow
  /** The day of the promise that goes with an interim answer, or that a final one is about to close. */
  promisedDay: string | null
  /** The day by which its readers have already been promised something; null if nothing was. */
  standingDay: string | null
  authorFirstName: string | null
  textLimit: number
  outcome: 'solved' | 'explained' | 'not_solved' | null
  /** The topic is about something visible, so a photo is expected. */
  isTopicPhysical: boolean
  hasPhotoAfter: boolean
  /** Any photo, whatever it shows. */
  hasPhoto: boolean
  /** Stop words of the region, in addition to ours. */
  stopPhrases: readonly string[]
  /** The text equals one that its readers already have. */
  isPublished: boolean
  /** Where it says another thing than people there were told; null if there is nothing to compare with. */
  disagreements: readonly { words: string; isSure: boolean }[] | null
  /** The likeness to earlier answers of the writer; null if it is not measured, for instance for a mass event. */
  likeness: { highest: number; limit: number } | null
}

export function checkAnswer(answer: CheckedAnswer): Check[] {
  const { text, privateText } = answer
  const hasPrivate = privateText.trim() !== ''
  const whole = hasPrivate ? { ...answer, text: `${text}\n${privateText}` } : answer
  const open = findPlaceholders(whole.text)
  const said = withoutPlaces(whole.text, open)
  const sentences = readSentences(said, answer.now)
  const promised = listPromises(sentences, answer.now)
  const together = (check: Check): Check => (hasPrivate ? { ...check, part: 'both' } : check)
  const checks = [
    ...checkGreeting(answer),
    together(checkQuestions({ ...whole, text: said })),
    // An interim answer needs no deed, because it says what will be done.
    together(check('action_said', saysWork(said) || (answer.kind === 'interim' && promised.length > 0))),
    together(checkDate(said, sentences)),
    together(check('contact_given', givesContact(said))),
    checkPersonalData(text),
    check('fits_limit', text.length <= answer.textLimit),
    checkStockPhrases(answer),
    checkReadability(text),
    checkPlainLanguage(text),
    ...checkPromises(whole, promised).map(together),
    together(checkPhoto(answer)),
    ...checkAdded(whole).map(together),
    checkVariables(text),
    ...(answer.isPublished ? [together(check('says_new', false))] : []),
    together(checkAgreement(answer.disagreements)),
    together(checkLikeness(answer.isPublished ? null : answer.likeness)),
    ...(hasPrivate ? checkPrivatePart(answer) : checkAnnouncement(text)),
  ]
  return open.length === 0 ? checks : checks.map((one) => awaitPlace(one, open))
}

/** Which places say what a check asks for. */
const SAID_IN: Partial<Record<Check['code'], RegExp>> = {
  action_said: /сделан/iu,
  date_given: /дат|срок|д(?:ень|н[яею])|месяц|врем|час|[хx]{2}|дд|мм|__/iu,
  promise_dated: /дат|срок|д(?:ень|н[яею])|месяц|врем|час|[хx]{2}|дд|мм|__/iu,
  contact_given: /кто|телефон|орган|исполнител|отвеч|ответств|служб|фио/iu,
}

/** What stands in an open place is not said yet, and one that is missing is one remark: `variables_filled`. */
function awaitPlace(one: Check, open: readonly string[]): Check {
  if (one.state === 'not_needed') return one
  const isQuestion = one.code === 'questions_answered' && one.state === 'attention'
  const asked = SAID_IN[one.code]
  // Of a claim its own places count, not its words.
  const names = open.map((place) =>
    isClaim(place) && one.code !== 'action_said' ? (place.match(/\[[^\]]*\]/gu) ?? []).join(' ') : place,
  )
  if (!isQuestion && !names.some((name) => asked?.test(name))) return one
  return { ...one, state: 'unsure', words: [] }
}

/** «Написали вам в личные сообщения» where nothing will be written is untrue. */
function checkAnnouncement(text: string): Check[] {
  return announcesPrivate(text) ? [check('private_written', false)] : []
}

/** The private part may contain personal data, but not those of another author. */
function checkPrivatePart(answer: CheckedAnswer): Check[] {
  const { text, privateText, textLimit, hasManyRecipients } = answer
  const alone = { ...answer, text: privateText }
  const personal = find(privateText, PERSONAL)
  const checks = [
    ...checkGreeting(alone),
    check('fits_limit', privateText.length <= textLimit),
    checkStockPhrases(alone),
    checkReadability(privateText),
    checkVariables(privateText),
    hasManyRecipients
      ? check('private_for_all', personal.length === 0, personal)
      : notNeeded('private_for_all'),
  ]
  return [
    check('private_announced', announcesPrivate(text)),
    ...checks.map((one): Check => ({ ...one, part: 'private' })),
  ]
}

export function countRemarks(checks: readonly Check[]): number {
  return checks.filter(({ state }) => state === 'attention').length
}

/** Remarks that cannot be passed come first. */
const MOST_WORDS = 20

/** Each word is listed once. */
function check(code: Check['code'], isGood: boolean, said: readonly string[] = []): Check {
  const words = [...new Set(said)].slice(0, MOST_WORDS)
  return { code, part: 'public', state: isGood ? 'pass' : 'attention', words, value: null }
}

function notNeeded(code: Check['code']): Check {
  return { code, part: 'public', state: 'not_needed', words: [], value: null }
}

function checkGreeting({ text, authorFirstName }: CheckedAnswer): Check[] {
  return [check('greeting', greets(text)), checkName(text, authorFirstName)]
}

function checkName(text: string, firstName: string | null): Check {
  if (!firstName) return notNeeded('by_name')
  const isNamed = addresses(text, firstName)
  return check('by_name', isNamed, isNamed ? [] : [firstName])
}

/** An `unsure` ask is neither a remark nor answered; a person looks. */
function checkQuestions({ question, text }: CheckedAnswer): Check {
  const asked = listAsked(question, text)
  if (asked.length === 0 && !question.includes('?')) return notNeeded('questions_answered')
  const wordsOf = (state: Asked['state']) =>
    asked.filter((one) => one.state === state).map(({ start, end }) => question.slice(start, end))
  const [missed, unsure] = [wordsOf('missed'), wordsOf('unsure')]
  if (missed.length > 0) return check('questions_answered', false, missed)
  const isSure = asked.length > 0 && unsure.length === 0
  return { ...check('questions_answered', true, unsure), state: isSure ? 'pass' : 'unsure' }
}

const VAGUE =
  /(в ближайшее время|в скором времени|по мере возможности|в кратчайшие сроки|в плановом порядке|(?<!не )позднее)/giu

function checkDate(text: string, sentences: readonly TimedSentence[]): Check {
  const vague = find(text, VAGUE)
  return check('date_given', saysTime(sentences) && vague.length === 0, vague)
}

/** A phone of an office is a contact; a card, passport, pension number or a mail of a person is not for a thread. */
const PERSONAL =
  /(паспорт\S{0,10} \d{2} ?\d{2} ?\d{6}|\d{3}-\d{3}-\d{3}[ -]\d{2}|(?<!\d)\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}(?!\d)|(?<![\w.+-])[\w.+-]+@(?:mail|yandex|gmail|bk|list|inbox|rambler)\.\w+|(?:ваш|ваша|вашем|вашей) (?:квартир\S*|кв\.?) ?№? ?\d+)/giu

function checkPersonalData(text: string): Check {
  const found = find(text, PERSONAL)
  return check('no_personal_data', found.length === 0, found)
}

const STOCK =
  /(в порядке очер[её]дности|ваше мнение (очень )?важно|ваше обращение (рассмотрено|принято к сведению|зарегистрировано)|в соответствии с действующим законодательством|в рамках (своей )?компетенции|информация принята к сведению|приносим извинения за доставленные неудобства|взято на контроль|спасибо за обращение|благодарим за активную (гражданскую )?позицию|вопрос находится на контроле)/giu

function checkStockPhrases({ text, stopPhrases }: CheckedAnswer): Check {
  const lower = text.toLowerCase()
  const ofRegion = stopPhrases.filter((phrase) => lower.includes(phrase.toLowerCase()))
  const found = [...find(text, STOCK), ...ofRegion]
  return check('no_stock_phrases', found.length === 0, found)
}

const MAX_WORDS_PER_SENTENCE = 28

/** Long sentences are what makes an office text hard; the longest one is shown. */
function checkReadability(text: string): Check {
  const long = sentencesOf(text).filter((sentence) => sentence.split(/\s+/u).length > MAX_WORDS_PER_SENTENCE)
  return check(
    'readable',
    long.length === 0,
    long.slice(0, 1).map((sentence) => `${sentence.slice(0, 60)}…`),
  )
}

function checkPlainLanguage(text: string): Check {
  const { score, heavyWords } = measurePlainLanguage(text)
  const isPlain = score >= PLAIN_ENOUGH
  return { ...check('plain_language', isPlain, isPlain ? [] : heavyWords), value: score }
}

/** The promises of the text, read once for all checks. */
function checkPromises(answer: CheckedAnswer, promised: readonly Promised[]): Check[] {
  const dated = promised.filter(({ term }) => term !== null)
  const saidOf = (some: readonly Promised[]) => [...new Set(some.map(({ said }) => said))]
  const over = dated.filter(({ isPast }) => isPast)
  const ahead = dated.filter(({ isPast }) => !isPast)
  const judge = (code: Check['code'], asked: readonly Promised[], wrong: readonly Promised[] = asked) =>
    asked.length === 0 ? notNeeded(code) : check(code, wrong.length === 0, saidOf(wrong))
  const isFinal = answer.kind === 'final'
  const { promisedDay: day } = answer
  const isSame = day === null || ahead.some(({ term }) => term && isSameTerm(term, day))
  return [
    // The record of an interim answer has its day.
    judge(
      'promise_dated',
      isFinal ? promised : [],
      promised.filter(({ isTimed }) => !isTimed),
    ),
    // Nobody is reminded of a promise in a final answer; an interim one with a day has its record.
    !isFinal && day !== null
      ? check('promise_recorded', true)
      : judge('promise_recorded', isFinal ? ahead : []),
    // A promised day in the past cannot be kept.
    judge('promise_ahead', dated, over),
    judge('promise_same', day === null ? [] : ahead, isSame ? [] : ahead),
    checkStanding(isFinal ? null : day, answer.standingDay),
  ]
}

/** A promise that is given again for a later day is one that was not kept, and its readers see both. */
function checkStanding(day: string | null, standing: string | null): Check {
  if (day === null || standing === null) return notNeeded('promise_moved')
  return day <= standing ? check('promise_moved', true) : check('promise_moved', false, [wordDay(standing)])
}

function checkPhoto({ outcome, kind, isTopicPhysical, hasPhotoAfter }: CheckedAnswer): Check {
  const isAsked = kind === 'final' && outcome === 'solved' && isTopicPhysical
  return isAsked ? check('photo_given', hasPhotoAfter) : notNeeded('photo_given')
}

/** Said only where the text speaks of a photo that comes with it. */
function checkAdded({ text, hasPhoto }: CheckedAnswer): Check[] {
  const said = findPhotoWords(text)
  return said.length === 0 ? [] : [check('photo_added', hasPhoto, hasPhoto ? [] : said)]
}

function checkVariables(text: string): Check {
  const open = findPlaceholders(text)
  return check('variables_filled', open.length === 0, open)
}

/** Where places wait for words, for whoever is refused; the words of a claim may name people, so they stay out. */
export function placesLeft({ part, words }: Check): { field: 'text' | 'privateText'; words: string[] } {
  const shown = words.map((place) => (isClaim(place) ? claimPlace('…') : place))
  return { field: part === 'private' ? 'privateText' : 'text', words: [...new Set(shown)] }
}

/** Another term or sum may be of other work, so a person compares; another place or body is asked about. */
function checkAgreement(found: CheckedAnswer['disagreements']): Check {
  if (found === null) return notNeeded('agrees')
  const said = found.map(({ words }) => words)
  const isSure = found.length === 0 || found.some((one) => one.isSure)
  const judged = check('agrees', found.length === 0, said)
  return isSure ? judged : { ...judged, state: 'unsure' }
}

function checkLikeness(likeness: CheckedAnswer['likeness']): Check {
  if (!likeness) return notNeeded('not_a_copy')
  const { highest, limit } = likeness
  return { ...check('not_a_copy', highest < limit), value: Math.round(highest * 100) }
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<![.!?…])[.!?…]+\s|\n+/u).map((sentence) => sentence.trim())
}

function find(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[0])
}
