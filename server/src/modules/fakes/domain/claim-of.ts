/** What a message claims, as the name of its card until a person writes a better one. */
import { familyOf, isDeed, isFiller } from './rumour-words.ts'

const OPENING =
  /^[\s,.:!—–-]*(?:(?:а|и|но|ну|это|скажите|подскажите|слышали|слышал[аи]?|говорят|сказали|переслано|внимание|срочно|пишут|народ|люди|соседи|всем привет|здравствуйте|добрый день|добрый вечер|правда ли|правда|так ли это|верно ли|неужели|ходят слухи|слухи|якобы|будто бы|что)(?![\p{L}])[\s,.:!?—–-]*)+/iu

/** The sentence in which something is done, else the longest one; cut at a word. */
export function claimOf(text: string, limit: number): string {
  const sentences = text
    .split(/(?<=[.!?…])\s+|\n+/u)
    .map((sentence) =>
      sentence
        .replace(OPENING, '')
        .replace(/[\s.!?…]+$/u, '')
        .trim(),
    )
    .filter((sentence) => sentence.length > 0)
  const best = sentences.reduce(
    (one, other) => (worth(other) > worth(one) ? other : one),
    sentences[0] ?? text.trim(),
  )
  return cut(capitalise(best), limit)
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
