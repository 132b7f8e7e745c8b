/** What an official's message says of itself, before it is held against the open questions. */
import { compileCues, findCues, indexText } from './cue.ts'
import {
  ACKNOWLEDGES,
  ANNOUNCES,
  ASKS_BACK,
  COMPLETES,
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
    completes: says('completes'),
    onlyAcknowledges: indexed.tokens.length <= LONGEST_ACKNOWLEDGEMENT && says('acknowledges') && !tells,
  }
}
