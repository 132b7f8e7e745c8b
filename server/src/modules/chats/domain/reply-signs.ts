/** What an official's message says of itself, before it is held against the open questions. */
import { compileCues, findCues, indexText, tokenize } from '../../text/index.ts'
import {
  ACKNOWLEDGES,
  ANNOUNCES,
  ASKS_BACK,
  COMPLETES,
  COURTEOUS,
  DELEGATES,
  MODERATES,
  SUBSTANCE,
} from './words/official.ts'

export type ReplySigns = {
  announces: boolean
  delegates: boolean
  moderates: boolean
  asksBack: boolean
  /** «Принято», «уточним»: heard, but nothing is told. */
  onlyAcknowledges: boolean
  /** «Спасибо, Вера!» */
  onlyGreets: boolean
  /** A time, a number or a deed is named. */
  tells: boolean
  completes: boolean
}

const TABLES = {
  announces: compileCues(ANNOUNCES),
  delegates: compileCues(DELEGATES),
  moderates: compileCues(MODERATES),
  acknowledges: compileCues(ACKNOWLEDGES),
  substance: compileCues(SUBSTANCE),
  completes: compileCues(COMPLETES),
  asksBack: compileCues(ASKS_BACK),
} satisfies Record<string, ReturnType<typeof compileCues>>

/** Longer than this «принято» is the beginning of an answer. */
const LONGEST_ACKNOWLEDGEMENT = 14
const COURTESY = new Set(COURTEOUS.split(' '))
const HAS_NUMBER = /\d/u

export function readReplySigns(text: string): ReplySigns {
  const indexed = indexText(text)
  const says = (name: keyof typeof TABLES) => findCues(TABLES[name], indexed).length > 0
  const tells = says('substance') || HAS_NUMBER.test(text)
  const asks = text.trim().endsWith('?')
  return {
    announces: says('announces'),
    delegates: says('delegates'),
    moderates: says('moderates'),
    asksBack: (asks && !tells) || (says('asksBack') && !tells),
    onlyGreets: tokensLeft(text) <= 1,
    tells,
    completes: says('completes'),
    onlyAcknowledges: indexed.tokens.length <= LONGEST_ACKNOWLEDGEMENT && says('acknowledges') && !tells,
  }
}

export function answersNobody({ asksBack, moderates, delegates, onlyGreets }: ReplySigns): boolean {
  return asksBack || moderates || delegates || onlyGreets
}

/** How many words are left without courtesy; one may be a name. */
function tokensLeft(text: string): number {
  return tokenize(text).filter(({ word }) => !COURTESY.has(word)).length
}
