/** Of a model answer: what it says somebody did becomes a place that its writer decides on. Pure. */
import { claimPlace } from '@veche/contract/rules/replies/claim-place.ts'
import { splitSentences } from '@veche/contract/rules/replies/sentences.ts'
import { saysDeed } from './deeds.ts'

/** «Школьной, 5» and «ул., д. 7» go on. */
const CLAUSE = /((?<=[,;:])\s+(?!\d|(?:д|дом|корп|к|стр|кв)\.?\s*\d)|\s+(?=[–—]\s))/u
/** What its writer fills in is asked about with its own clause alone. */
const FILLED = /\{(?:дата|что сделано|номер заявки|номер обращения)\}/u
/** Whoever fills one of these in says by it what was done, or on which day. */
const SAID_BY_WRITER = /\{(?:дата|что сделано)\}/u
const GREETING =
  /^\s*(?:здравствуйте|добрый (?:день|вечер)|доброе утро|доброго дня|приветствуем)(?:,\s*[^,.!?…:;–—]{1,60})?[\s.!?…,:;]*/iu

/** Of what holds anyway, of what others may do and of thanks for what they did. */
const NO_CLAIM =
  /^\s*что(?![а-яё])|(?<![а-яё])(?:(?:положен|открыт|закрепл[её]н|устроен)[аоы]?|установленн[а-яё]+|озеленени[ея])(?![а-яё])/giu

/** No work, but nobody has done it for this question either: «Замер назначили», «Ошибку нашли». */
const OF_OFFICE =
  /(?<!(?:^|[^а-яё])не\s)(?<![а-яё])(?:назначи|наш|локализова|организова|ответи|разобра|зафиксирова|зарегистрирова|сообщи|запроси|обсуди|выяви|обнаружи|поручи|договори|изучи|рассмотре|внес|включи|постави|согласова|посчита|уч|запланирова)(?:л[аои]?|н[аоы]?)(?:с[ья])?(?![а-яё])|(?<![а-яё])приня[лт][аоиы]?(?![а-яё])/iu
const SUPPOSED = /^\s*(?:если|когда|почему|чтобы|пока)(?![а-яё])/iu

const saysDone = (clause: string) => saysDeed(clause) || (!SUPPOSED.test(clause) && OF_OFFICE.test(clause))

export function markClaims(answer: string): string {
  const greeting = GREETING.exec(answer)?.[0] ?? ''
  return (
    greeting + splitSentences(answer.slice(greeting.length)).flatMap(cutAtPlace).map(markSentence).join('')
  )
}

/** «{что сделано}» is a sentence of its own where the next one begins with a capital letter. */
function cutAtPlace(sentence: string): string[] {
  return sentence.split(/(?<=\{что сделано\}\s)(?=[А-ЯЁ])/u)
}

/** A whole sentence where nothing else in it has to be said by its writer; else its clauses, those side by side as one. */
function markSentence(sentence: string): string {
  const parts = sentence.split(CLAUSE)
  const isClaiming = (at: number) => {
    const clause = parts[at] ?? ''
    return !SAID_BY_WRITER.test(clause) && saysDone(clause.replaceAll(NO_CLAIM, ' '))
  }
  const claiming = parts.map((_part, at) => at % 2 === 0 && isClaiming(at))
  if (!claiming.includes(true)) return sentence
  if (!FILLED.test(sentence)) return place(sentence, /^(\s*)(.+?)(\s*)$/su)
  let marked = ''
  for (let at = 0; at < parts.length; at += 1) {
    const start = at
    while (claiming[at] && claiming[at + 2]) at += 2
    const words = parts.slice(start, at + 1).join('')
    marked += claiming[at] ? place(words, WITHIN) : words
  }
  return marked
}

/** A dash before it and a comma or a stop behind stay without. */
const WITHIN = /^(\s*(?:[–—]\s+)?)(.+?)([,;:.!?…]*\s*)$/su

function place(words: string, parts: RegExp): string {
  const [, before = '', said = '', behind = ''] = parts.exec(words) ?? []
  return said === '' ? words : `${before}${claimPlace(said)}${behind}`
}
