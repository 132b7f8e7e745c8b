/**
 * What was heard and is passed on. One reading for all: a chat weighs it against what else a message may be, elsewhere
 * a strong one is pointed out to the dispatcher. Nothing begins by it alone.
 */
import { type IndexedText, indexText, readSign, type Sign } from './cue.ts'
import { compileCues } from './cue-book.ts'
import { CLAIM, HEARSAY, OPINION, SEEN_OUTAGE } from './hearsay-words.ts'

const HEARSAY_CUES = compileCues(HEARSAY)
const CLAIM_CUES = compileCues(CLAIM)
const OPINION_CUES = compileCues(OPINION)
const SEEN_CUES = compileCues(SEEN_OUTAGE)
/** Of an outage this is its cause and its length, not news that anybody has to check. */
const OF_OUTAGE = /^(?:авари|отключ|вырубят|завтра|сегодня|срочно|совсем|не будет|больше не)/u
/** Somebody's word and something that would worry many, both plain: fewer signs are talk or a complaint. */
const PLAIN = 4

/** The words of somebody else and of what is claimed. */
export type RumourSuggestion = { words: string[] }
const NOTHING: Sign = { weight: 0, words: [] }
export type RumourSigns = { hearsay: Sign; claim: Sign; opinion: Sign; seen: Sign }

export function readRumourSigns(text: IndexedText): RumourSigns {
  const hearsay = readSign(HEARSAY_CUES, text, ({ isDenied }) => !isDenied)
  // What nobody has passed on is no rumour, whatever it claims: most texts end here.
  const claim = hearsay.weight === 0 ? NOTHING : readSign(CLAIM_CUES, text)
  // Of what is done an opinion may be added: it is a rumour all the same.
  const opinion = hearsay.weight === 0 || claim.weight > 0 ? NOTHING : readSign(OPINION_CUES, text)
  const seen = claim.weight === 0 ? NOTHING : readSign(SEEN_CUES, text)
  return { hearsay, claim, opinion, seen }
}

/** 0: nobody's word is passed on. */
export function weighRumour(
  { hearsay, claim, opinion, seen }: RumourSigns,
  {
    hasPlace,
    asksByMark,
    isAfterRumour,
    isJoke,
  }: { hasPlace: boolean; asksByMark: boolean; isAfterRumour: boolean; isJoke: boolean },
): number {
  if (hearsay.weight === 0) return 0
  // A compliment, an opinion, a joke: nothing is claimed that could be checked.
  if (claim.weight === 0 && (opinion.weight > 0 || isJoke)) return 0
  if (claim.weight === 0)
    return isAfterRumour ? hearsay.weight + 1.5 : hearsay.weight >= (asksByMark ? 2 : 3) ? 3.5 : 0
  if (hasPlace && seen.weight > 0 && claim.words.every((word) => OF_OUTAGE.test(word))) return 0
  return hearsay.weight + claim.weight + 1.5 - (hasPlace ? 0.5 : 0)
}

/** The words that make a rumour of a text that stands alone; null: it is none, or not plainly. */
export function findRumour(text: string, { hasPlace }: { hasPlace: boolean }): RumourSuggestion | null {
  const signs = readRumourSigns(indexText(text))
  if (signs.claim.weight === 0) return null
  const weight = weighRumour(signs, {
    hasPlace,
    asksByMark: text.includes('?'),
    isAfterRumour: false,
    isJoke: false,
  })
  return weight < PLAIN ? null : { words: [...new Set([...signs.hearsay.words, ...signs.claim.words])] }
}
