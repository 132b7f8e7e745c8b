/**
 * Splits a message into its questions: «Когда дадут воду? И будет ли перерасчёт?» has two. An answer to one of them is
 * no answer to the message.
 */
import { compileCues, findCues, indexText } from '../../../text/index.ts'
import { ASKS_FOR } from '../../classes/domain/words/asking.ts'
import { findOverlap, tellingWords } from './likely-questions.ts'

const ENDS =
  /(?<=[.!?…])\s+|\n+|;|,?\s(?=а также\s|и ещ[её]\s|(?:и|а|или)\s(?:как|где|когда|куда|кому|кто|что|сколько|почему|можно ли|есть ли|будет ли)\s)/iu
/** «И ещё, если место есть», «и водовозка проверенная или нет»: asked, whatever the words. */
const ONE_MORE = /^(?:а также|и ещ[её])\s|(?<![а-яё])или нет(?![а-яё])/iu
const BEGINS =
  /^(?:(?:а|и|но|ну|да|ещё|еще|также|так|скажите|подскажите|пожалуйста|здравствуйте|во-первых|во-вторых|второе|третье|\d+[.)])[\s,:!]+)*(?:когда|где|куда|откуда|кто|кого|кому|кем|чей|что|почему|зачем|как|какой|какая|какие|каком|сколько|до скольки|во сколько|можно ли|будет ли|будут ли|есть ли|правда ли)(?![а-яё])/iu
const asksFor = compileCues(ASKS_FOR)

/** A time or a number is asked for. */
const ASKS_HOW_MUCH =
  /(?<![а-яё])(?:когда|скольк(?:о|и|их|им|ими)|почём|во сколько|как скоро|как долго|какого числа|как(?:ой|ое|ая|ие) (?:день|время|час|уровень|номер|телефон|цена|температура|часы|график))(?![а-яё])/iu
/** «Ключи теперь у кого», «ремонт там кто сделает»: asked without a mark, whatever stands before. */
const ASKS_WITHIN =
  /(?<![а-яё])(?:кто|кого|кому|кем|чей|чья|где|куда|откуда|когда|скольк(?:о|и|их|им|ими)|почему|зачем|какой|какая|какое|какие|какого|какую|каком|каким|каких|ли)(?![а-яё])/iu
const EITHER = /(?<![а-яё])или(?![а-яё])/iu

/** Each question of a message, also one without a noun: «и сколько?» */
export function questionParts(text: string): string[] {
  return text
    .split(ENDS)
    .map((part) => part.trim())
    .filter((part) => part !== '' && isAsking(part))
}

function isAsking(part: string): boolean {
  return (
    part.endsWith('?') ||
    BEGINS.test(part) ||
    ONE_MORE.test(part) ||
    ASKS_WITHIN.test(part) ||
    findCues(asksFor, indexText(part)).length > 0
  )
}

/** True if several things are asked and the answer does not cover each of them. */
export function isAnsweredInPart(
  asked: string,
  answer: string,
  { measures }: { measures: boolean },
): boolean {
  const parts = questionParts(asked)
  if (parts.some((part) => EITHER.test(part))) return true
  if (parts.length < 2) return false
  const said = tellingWords(answer)
  return parts.some((part) => {
    const words = tellingWords(part)
    if (words.size === 0) return !(measures && ASKS_HOW_MUCH.test(part))
    return findOverlap(said, words, []).words.length === 0
  })
}
