/** Extracts the claim of a message, as the name of its card until a person writes a better one. */

import { familyOf, isDeed, isFiller } from '../../matching/domain/rumour-words.ts'
import { withoutHead, withoutMidst, withoutTail } from './claim-talk.ts'

/** Private people: what an official or an agency has said is a part of the claim. */
const WHO =
  '(?:сосед(?:и|ка|ки)?|муж|жена|мам[аы]|мать|папа|отец|сын|дочь|дочка|брат|сестра|свекровь|т[её]ща|тесть|т[её]т[як]а?|дядя|бабушка|бабка|бабки|дед|дедушка|кума?|подруг[аи]|подружк[аи]|друг|друзья|знаком(?:ый|ая|ые)|приятель(?:ница)?|коллег[аи]|родственни\\p{L}+|продавщица|водитель|кондуктор|таксист|парикмахер|одноклассни\\p{L}+|девочки|мужики|ребята|женщина|мужчина|кто-то)'
const SAID =
  '(?:(?:с|под)?сказал[аи]?|говор(?:ит|ят|ил[аи]?)|(?:у|по)?слыш(?:ал[аи]?|ит)|слыхал[аи]?|рассказ(?:ал[аи]?|ыва(?:ет|ют|л[аи]?))|пере(?:дал|слал)[аи]?|присла(?:л[аи]?)|скинул[аи]?|(?:на)?пи(?:сал[аи]?|шет|шут)|шепнул[аи]?|узнал[аи]?|(?:про)?читал[аи]?)'
/** «на работе», «от соседки с пятого этажа», «вчера по телефону»: where and when it was heard. */
const AROUND =
  '(?:\\s+(?:(?:на|в|во|от|у|из|по|за|с|со|возле|около)\\s+\\p{L}+(?:\\s+\\p{L}+)?|вчера|сегодня|недавно|утром|вечером|лично|тут|там)){0,3}?'
const WHEN =
  '(?:(?:а|и|но|вот|тут|вчера|сегодня|недавно|утром|вечером|мне|нам|мой|моя|мои|наша?|наши|одна|один|мужу|жене|маме)\\s+)*'
/** Somebody has said it to somebody: «Мне соседка сказала, что …», «Муж слышал на работе, …». */
const HEARD = new RegExp(
  `^[\\s,.:!—–-]*${WHEN}(?:${WHO}(?:\\s+\\p{L}+)?${AROUND}\\s+(?:мне\\s+|нам\\s+)?|(?:в|во|на|из|от|у)\\s+\\p{L}+(?:\\s+\\p{L}+)?\\s+)?${SAID}${AROUND}(?:\\s*[,:—–-]+\\s*(?:(?:что|будто|якобы)(?!\\p{L}))?|\\s+(?:что|будто|якобы)(?!\\p{L}))\\s*`,
  'iu',
)

/** To whom it is said: «Девочки, …». */
const ADDRESS =
  /^[\s,.:!—–-]*(?:девочки|девчонки|девчата|мамочки|мамы|родители|мужики|ребята|граждане|земляки|товарищи|бабоньки|дорогие|уважаемые|соседушки)(?:\s+(?:соседи|жители|мои|земляки))?[\s!]*[,!:—–-]+\s*/iu
/** «Подруга работает в больнице, говорит, что …»: how somebody knows it. */
const KNOWS = new RegExp(
  `^[\\s,.:!—–-]*${WHEN}${WHO}\\s+(?:работает|трудится|служит|живет|живёт)\\s+[^,.!?]{2,40},\\s*${SAID}(?!\\p{L})[\\s,:—–-]*(?:(?:что|будто|якобы)(?!\\p{L})\\s*)?`,
  'iu',
)
/** No claim follows these words. */
const LONGEST_TEXT = 4000
/** Nobody begins more often before saying something. */
const MOST_TURNS = 10
const SMILES = /\p{Extended_Pictographic}|\u{fe0f}|\u{200d}|\){2,}|\({2,}|(?<!\([^()]*)\)/gu

/** A dot behind one of these ends no sentence. */
const SENTENCE_END =
  /(?<=[.!?…])(?<!(?<!\p{L})(?:ул|пр|пер|пл|наб|мкр|д|г|с|п|кв|корп|стр|им|т|тыс|млн|руб)\.)\s+|\n+/iu
const EDGES = /^[\s.,:;!?…—–-]+|(?<![\s.,:;!?…—–(-])[\s.,:;!?…—–(-]+$/gu
const QUOTED = /^[«"]([^«»"]+)[»"]$/u
/** «Закроют ли школу?», «Не закроют ли школу?». */
const WHETHER = /^(?:не\s+)?(\p{L}+)\s+ли\s+/iu

/** The first sentence with a deed, otherwise the longest one, cut at a word. */
export function claimOf(text: string, limit: number): string {
  const sentences = text
    .slice(0, LONGEST_TEXT)
    .replaceAll(SMILES, ' ')
    .split(SENTENCE_END)
    .map(statementOf)
    .filter((sentence) => sentence.length > 0)
  const worths = sentences.map(worth)
  const best = sentences[worths.indexOf(Math.max(...worths))] ?? text.trim()
  return cut(capitalise(best), limit)
}

/** The text without words that call, pass on, ask or doubt. */
function statementOf(sentence: string): string {
  const isAsked = /\?[\s.!…)]*$/u.test(sentence)
  const begun = peel(sentence, (rest) =>
    withoutHead(rest.replace(ADDRESS, '').replace(KNOWS, '').replace(HEARD, '')),
  )
  const told = withoutMidst(peel(begun, (rest) => withoutTail(rest, isAsked))).replace(QUOTED, '$1')
  return isAsked ? told.replace(WHETHER, '$1 ') : told
}

/** «Говорят, соседка слышала, что …»: one beginning stands behind another, one end before another. */
function peel(sentence: string, step: (rest: string) => string): string {
  let told = sentence
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const rest = step(told.replace(EDGES, '')).replace(EDGES, '')
    if (rest === told) break
    told = rest
  }
  return told
}

function worth(sentence: string): number {
  const words = sentence.toLowerCase().match(/[\p{L}\d]+/gu) ?? []
  const telling = words.filter((word) => word.length > 2 && !isFiller(word)).length
  return telling + (words.some((word) => isDeed(familyOf(word) ?? '')) ? 10 : 0)
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function cut(text: string, limit: number): string {
  if (text.length <= limit) return text
  const head = text.slice(0, limit - 1)
  const at = head.lastIndexOf(' ')
  return `${at > limit / 2 ? head.slice(0, at) : head}…`
}
