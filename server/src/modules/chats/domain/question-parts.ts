/**
 * What one message asks, asking by asking: «Когда дадут воду? И будет ли перерасчёт?» is two. An answer to one of them is
 * no answer to the message.
 */
import { compileCues, findCues, indexText } from '../../text/index.ts'
import { findOverlap, tellingWords } from './likely-questions.ts'
import { ASKS_FOR } from './words/asking.ts'

const ENDS =
  /(?<=[.!?…])\s+|\n+|;|,?\s(?=а также\s|и ещ[её]\s|(?:и|а|или)\s(?:как|где|когда|куда|кому|кто|что|сколько|почему|можно ли|есть ли|будет ли)\s)/iu
/** «И ещё, если место есть», «и водовозка проверенная или нет»: asked, whatever the words. */
const ONE_MORE = /^(?:а также|и ещ[её])\s|(?<![а-яё])или нет(?![а-яё])/iu
const BEGINS =
  /^(?:(?:а|и|но|ну|да|ещё|еще|также|так|скажите|подскажите|пожалуйста|здравствуйте|во-первых|во-вторых|второе|третье|\d+[.)])[\s,:!]+)*(?:когда|где|куда|откуда|кто|кого|кому|кем|чей|что|почему|зачем|как|какой|какая|какие|каком|сколько|до скольки|во сколько|можно ли|будет ли|будут ли|есть ли|правда ли)(?![а-яё])/iu
const asksFor = compileCues(ASKS_FOR)

/** Only those that ask of something: «почему?» goes with what was said before. */
export function questionParts(text: string): string[] {
  return text
    .split(ENDS)
    .map((part) => part.trim())
    .filter((part) => isAsking(part) && tellingWords(part).size > 0)
}

function isAsking(part: string): boolean {
  return (
    part.endsWith('?') ||
    BEGINS.test(part) ||
    ONE_MORE.test(part) ||
    findCues(asksFor, indexText(part)).length > 0
  )
}

/** Several things are asked, and the answer says nothing of one of them. */
export function isAnsweredInPart(asked: string, answer: string): boolean {
  const parts = questionParts(asked)
  if (parts.length < 2) return false
  const said = tellingWords(answer)
  return parts.some((part) => findOverlap(said, tellingWords(part), []).words.length === 0)
}
