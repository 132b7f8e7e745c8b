/** Signs of an official's message, read before it is compared with the open questions. */
import { compileCues, findCues, indexText, tokenize } from '../../../text/index.ts'
import {
  ACKNOWLEDGES,
  ANNOUNCES,
  ASKS_BACK,
  COMPLETES,
  COURTEOUS,
  DEEDS,
  DELEGATES,
  MODERATES,
  TIMES,
} from './official.ts'

export type ReplySigns = {
  announces: boolean
  delegates: boolean
  moderates: boolean
  asksBack: boolean
  /** «Принято», «уточним»: heard, but nothing is told. */
  onlyAcknowledges: boolean
  /** «Спасибо, Вера!» */
  onlyGreets: boolean
  /** A time or a number. */
  measures: boolean
  completes: boolean
}

const TABLES = {
  announces: compileCues(ANNOUNCES),
  delegates: compileCues(DELEGATES),
  moderates: compileCues(MODERATES),
  acknowledges: compileCues(ACKNOWLEDGES),
  times: compileCues(TIMES),
  deeds: compileCues(DEEDS),
  completes: compileCues(COMPLETES),
  asksBack: compileCues(ASKS_BACK),
} satisfies Record<string, ReturnType<typeof compileCues>>

/** In a longer message «принято» is only the beginning of an answer. */
const LONGEST_ACKNOWLEDGEMENT = 14
const COURTESY = new Set(COURTEOUS.split(' '))
/** «Да, будет», «Нет, закрывать не собираются». */
const YES_OR_NO = /^\s*(?:да|нет)[,.!]?\s+\S/iu
const HAS_NUMBER = /\d/u
const NEGATED = /(?<![а-яё])не\s+[а-яё]+/giu
/** «Гагарина 9», «Мира, д. 5»: where, not when. */
const HOUSE_NUMBER = /(?<=[А-ЯЁ][а-яё-]{2,},? )(?:д\.? ?|дом )?\d{1,3}(?:[а-в]|\/\d+)?(?!\d|[:.]\d)/gu

export function readReplySigns(text: string): ReplySigns {
  const indexed = indexText(text)
  const says = (name: keyof typeof TABLES) => findCues(TABLES[name], indexed).length > 0
  const completes = findCues(TABLES.completes, indexText(text.replaceAll(NEGATED, ' '))).length > 0
  const measures = says('times') || HAS_NUMBER.test(text.replaceAll(HOUSE_NUMBER, ' '))
  const tells = measures || says('deeds') || YES_OR_NO.test(text)
  const asks = text.includes('?')
  return {
    announces: says('announces'),
    delegates: says('delegates'),
    moderates: says('moderates'),
    asksBack: (asks && !tells) || (says('asksBack') && !tells),
    onlyGreets: tokensLeft(text) <= 1,
    measures,
    completes,
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
