/**
 * Reads whether a text passes on what its author heard. There is one reading for all: a chat weighs it against what
 * else the message may be, and elsewhere a strong one is pointed out to the dispatcher. Nothing begins by it alone.
 */
import { type IndexedText, indexText, readSign, type Sign } from './cue.ts'
import { compileCues } from './cue-book.ts'
import { CLAIM, HEARSAY, OPINION, SEEN_OUTAGE } from './hearsay-words.ts'

const HEARSAY_CUES = compileCues(HEARSAY)
const CLAIM_CUES = compileCues(CLAIM)
const OPINION_CUES = compileCues(OPINION)
const SEEN_CUES = compileCues(SEEN_OUTAGE)
/** With an outage these are its cause and its length, and no news that anybody has to check. */
const OF_OUTAGE = /^(?:авари|отключ|вырубят|завтра|сегодня|срочно|совсем|не будет|больше не)/u
/**
 * A rumour needs both plainly: somebody's word and a claim that would worry many. Fewer signs are talk or a
 * complaint.
 */
const PLAIN = 4

/** The words that cite somebody else and the words of what is claimed. */
export type RumourSuggestion = { words: string[] }
const NOTHING: Sign = { weight: 0, words: [] }
export type RumourSigns = { hearsay: Sign; claim: Sign; opinion: Sign; seen: Sign }

export function readRumourSigns(text: IndexedText): RumourSigns {
  const hearsay = readSign(HEARSAY_CUES, text, ({ isDenied }) => !isDenied)
  // A text that passes nothing on is no rumour, whatever it claims, and most texts end here.
  const claim = hearsay.weight === 0 ? NOTHING : readSign(CLAIM_CUES, text)
  // An opinion added to a claim of a fact leaves it a rumour.
  const opinion = hearsay.weight === 0 || claim.weight > 0 ? NOTHING : readSign(OPINION_CUES, text)
  const seen = claim.weight === 0 ? NOTHING : readSign(SEEN_CUES, text)
  return { hearsay, claim, opinion, seen }
}

/** 0: the text passes on nobody's word. */
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
  // A compliment, an opinion or a joke claims nothing that could be checked.
  if (claim.weight === 0 && (opinion.weight > 0 || isJoke)) return 0
  if (claim.weight === 0)
    return isAfterRumour ? hearsay.weight + 1.5 : hearsay.weight >= (asksByMark ? 2 : 3) ? 3.5 : 0
  if (hasPlace && seen.weight > 0 && claim.words.every((word) => OF_OUTAGE.test(word))) return 0
  return hearsay.weight + claim.weight + 1.5 - (hasPlace ? 0.5 : 0)
}

/** Gives the words that make a rumour of a text that stands alone; null when it is none, or not plainly. */
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
