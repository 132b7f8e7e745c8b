/**
 * How alike a message is to a card, 0 to 1. Pure: the places named in the texts are read by the caller.
 *
 *   likeness of words (claim, full text, texts of confirmed carriers: the best of them), or of what it is about and what
 *   is done to it, whichever is more
 *   × whatever says that it is not the same: denied, another place, another number, the deed is missing
 */
import type { CarrierState } from '@veche/contract/fakes.ts'
import { type Clause, clausesOf, type RumourWords, readWords } from './read-rumour.ts'
import { type Core, readClaim, readCores, scoreOfCores } from './rumour-core.ts'

/** From the first likeness a carrier is suggested, from the second it is confirmed. */
export const SUGGESTED_FROM = 0.8
export const CONFIRMED_FROM = 0.95
/** The most texts of one card that are compared. */
export const MAX_VARIANTS = 20

/** The places of a text: those that it names, and where it was published. */
export type Whereabouts = {
  /** Codes of municipalities that the text names. */
  named: readonly string[]
  settlement: string | null
  /** The municipality of the channel or chat; for a card, the one that a person chose. */
  around: string | null
}
export type CardToMatch = {
  claim: string
  fullText: string
  carrierTexts: readonly string[]
  place: Whereabouts
}
export type MatchCard = {
  claim: RumourWords
  variants: readonly RumourWords[]
  cores: readonly Core[]
  place: Whereabouts
}
export type MatchMessage = { whole: RumourWords; clauses: readonly Clause[]; cores: readonly Core[] }

const MIN_TELLING = 3
const NEARLY_VERBATIM = 0.75
const OTHER_PLACE = 0.6
const OTHER_PLACE_AROUND = 0.8
const OTHER_NUMBER = 0.75
const NO_DEED = 0.7
/** The whole claim stands inside a much longer text. */
const LEAST_WHEN_LONG = 0.85
const LONG_BELOW = 0.55

export function compileCard({ claim, fullText, carrierTexts, place }: CardToMatch): MatchCard {
  const texts = [fullText, ...carrierTexts].filter((text) => text.trim() !== '').slice(0, MAX_VARIANTS - 1)
  // The first deed of a claim says what is rumoured; later ones belong to it.
  const cores = readClaim(claim).slice(0, 1)
  return { claim: readWords(claim), variants: texts.map(readWords), cores, place }
}

export function readMessage(text: string): MatchMessage {
  return { whole: readWords(text), clauses: clausesOf(text), cores: readCores(text) }
}

/** A cheap test of whether a full comparison is worth while. */
export function mayMatch(
  { whole, cores }: MatchMessage,
  { claim, variants, cores: told }: MatchCard,
): boolean {
  if (scoreOfCores(cores, told) > 0) return true
  return [claim, ...variants].some((words) => coverage(words, whole) >= 0.5)
}

/** `placeOf` is called only if the words are similar. */
export function matchScore(message: MatchMessage, card: MatchCard, placeOf: () => Whereabouts): number {
  if (!mayMatch(message, card)) return 0
  const scores = [
    refusesNothing(message) ? deniedLess(scoreOfCores(message.cores, card.cores), message, card.claim) : 0,
    doubted(scoreOfClaim(message, card.claim), message, card.claim),
    ...card.variants.map((variant) => doubted(scoreOfVariant(message, variant), message, variant)),
  ]
  const best = Math.max(...scores)
  return best < SUGGESTED_FROM ? best : best * placeFactor(card.place, placeOf())
}

/** People retell a rumour with other deeds, so each text is compared with its own deed. */
function doubted(score: number, message: MatchMessage, told: RumourWords): number {
  return score < SUGGESTED_FROM ? score : score * doubt(message, told)
}

/**
 * For people who search, whatever the place: the same is said of the same thing, or the words are as similar as for a
 * suggestion. 0: another rumour.
 */
export function likeness(message: MatchMessage, card: MatchCard): number {
  const words = matchScore(message, card, () => card.place)
  return Math.max(words < SUGGESTED_FROM ? 0 : words, scoreOfCores(message.cores, card.cores))
}

export function refusesNothing({ clauses }: MatchMessage): boolean {
  return !clauses.some(({ isRefusal }) => isRefusal)
}

function deniedLess(score: number, { whole }: MatchMessage, claim: RumourWords): number {
  return isDenied(whole, claim) ? 0 : score
}

export function stateOf(score: number): Exclude<CarrierState, 'rejected'> | null {
  if (score >= CONFIRMED_FROM) return 'confirmed'
  return score >= SUGGESTED_FROM ? 'suggested' : null
}

/** Compares the claim with single sentences and pairs of sentences of the message. */
function scoreOfClaim({ clauses }: MatchMessage, claim: RumourWords): number {
  return Math.max(0, ...clauses.map((clause) => scoreInside(clause, claim)))
}

function scoreInside(clause: RumourWords, claim: RumourWords): number {
  const covered = coverage(claim, clause)
  const share = coverage(clause, claim)
  if (claim.telling < MIN_TELLING) return Math.min(covered, share) >= NEARLY_VERBATIM ? covered : 0
  return covered * (LEAST_WHEN_LONG + (1 - LEAST_WHEN_LONG) * Math.min(1, share / LONG_BELOW))
}

/** A copy of a text that is known to carry it. */
function scoreOfVariant({ whole }: MatchMessage, variant: RumourWords): number {
  if (variant.telling < MIN_TELLING) return 0
  return Math.sqrt(coverage(variant, whole) * coverage(whole, variant))
}

/** The share of the weight of `of` that occurs in `words`. */
function coverage(of: RumourWords, words: RumourWords): number {
  let [all, found] = [0, 0]
  for (const [key, weight] of of.weights) {
    all += weight
    found += weight * words.has(key)
  }
  return all === 0 ? 0 : found / all
}

function doubt({ whole, clauses }: MatchMessage, claim: RumourWords): number {
  if (clauses.some(({ isRefusal }) => isRefusal)) return 0
  if (isDenied(whole, claim)) return 0
  const lacksDeed = claim.deeds.length > 0 && !claim.deeds.some((deed) => whole.has(deed) > 0)
  const isOtherNumber =
    claim.numbers.size > 0 &&
    whole.numbers.size > 0 &&
    [...claim.numbers].some((number) => !whole.numbers.has(number))
  return (lacksDeed ? NO_DEED : 1) * (isOtherNumber ? OTHER_NUMBER : 1)
}

/** The message denies the deed that the claim states, or states one that the claim denies. */
function isDenied(whole: RumourWords, claim: RumourWords): boolean {
  return claim.deeds.some((deed) => {
    const said = whole.saidDeeds.get(deed)
    if (!said) return false
    const claimed = claim.saidDeeds.get(deed)?.plain ? 'plain' : 'denied'
    return said[claimed] === 0
  })
}

/** 1: nothing says that they are of different places. */
export function placeFactor(card: Whereabouts, message: Whereabouts): number {
  const [ours, theirs] = [placesOf(card), placesOf(message)]
  if (ours.length === 0 || theirs.length === 0) return 1
  if (!theirs.some((code) => ours.includes(code))) {
    return message.named.length > 0 ? OTHER_PLACE : OTHER_PLACE_AROUND
  }
  const isOtherSettlement =
    card.settlement !== null && message.settlement !== null && card.settlement !== message.settlement
  return isOtherSettlement ? OTHER_PLACE : 1
}

function placesOf({ named, around }: Whereabouts): readonly string[] {
  return named.length > 0 ? named : around === null ? [] : [around]
}
