/** What a message claims, as the name of its card until a person writes a better one. */
import { familyOf, isDeed, isFiller } from './rumour-words.ts'

const OPENING =
  /^[\s,.:!—–-]*(?:(?:а|и|но|ну|это|скажите|подскажите|слышали|слышал[аи]?|говорят|сказали|переслано|внимание|срочно|пишут|народ|люди|соседи|всем привет|здравствуйте|добрый день|добрый вечер|правда ли|правда|так ли это|верно ли|неужели|ходят слухи|слухи|якобы|будто бы|что)(?![\p{L}])[\s,.:!?—–-]*)+/iu

/** Private people: what an official or a body has said is a part of the claim. */
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
/** «…, это так», «…, кто знает»: asks, claims nothing. */
const ENDING =
  /[\s,—–-]+(?:это\s+так|так\s+ли\s+это|это\s+правда|правда\s+ли(?:\s+это)?|это\s+точно|не\s+так\s+ли|или\s+нет|или\s+слухи|или\s+врут|кто\s+(?:что\s+)?знает|кто\s+в\s+курсе|подскажите|ответьте|слышали)[\s.!?…]*$/iu
const SMILES = /\p{Extended_Pictographic}|\u{fe0f}|\u{200d}|\){2,}|\({2,}/gu

/** The sentence in which something is done, else the longest one; cut at a word. */
export function claimOf(text: string, limit: number): string {
  const sentences = text
    .replaceAll(SMILES, ' ')
    .split(/(?<=[.!?…])\s+|\n+/u)
    .map((sentence) =>
      withoutBeginning(sentence.trim())
        .replace(/[\s.!?…]+$/u, '')
        .replace(ENDING, '')
        .replace(/[\s.!?…,]+$/u, '')
        .trim(),
    )
    .filter((sentence) => sentence.length > 0)
  const best = sentences.reduce(
    (one, other) => (worth(other) > worth(one) ? other : one),
    sentences[0] ?? text.trim(),
  )
  return cut(capitalise(best), limit)
}

/** «Говорят, соседка слышала, что …»: one beginning stands behind another. */
function withoutBeginning(sentence: string): string {
  const rest = sentence.replace(ADDRESS, '').replace(KNOWS, '').replace(HEARD, '').replace(OPENING, '')
  return rest === sentence ? sentence : withoutBeginning(rest)
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
