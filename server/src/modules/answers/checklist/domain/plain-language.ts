/**
 * How plainly a text speaks, 0 to 100. Own formula, no learned model; it starts from 100 and takes away
 *
 *   2   for each word of the mean sentence over 12,
 *   1.5 for each percent of long words (12 letters and more) over 8 %,
 *   3   for each percent of words of officialese («осуществление», «в целях», «данный») over 2 %.
 *
 * An office letter of one long sentence comes out near 0, a note to a neighbour near 100. Pure.
 */
export type PlainLanguage = { score: number; heavyWords: string[] }

export const PLAIN_ENOUGH = 50
const GOOD_SENTENCE_WORDS = 12
const LONG_WORD_LETTERS = 12
const GOOD_LONG_SHARE = 8
const GOOD_OFFICIAL_SHARE = 2
const SHOWN_WORDS = 5

const WORD = /[\p{L}-]+/gu
/** The greeting is not counted. */
const GREETING = /^здравствуй(?:те)?$/u
const OFFICIAL =
  /^(осуществ\p{L}*|производит(ся|ь)|проведени[еяюи]|выполнени[еяюи]|обеспечени[еяюи]|рассмотрени[еяюи]|устранени[еяюи]|принятия|целях|рамках|соответстви[еи]|наличи[ея]|отсутстви[ея]|данн(ый|ая|ое|ого|ой|ому|ым|ых|ые)|вышеуказанн\p{L}*|нижеследующ\p{L}*|являет?ся|надлежащ\p{L}*|неблагоприятн\p{L}*|вследствие|посредством|касательно|относительно|вышеизложенн\p{L}*|имеющ\p{L}*|указанн\p{L}*|настоящее|порядке|установленн\p{L}*|уполномоченн\p{L}*|организаци[ияю]|мероприяти\p{L}*)$/u

export function measurePlainLanguage(text: string): PlainLanguage {
  const sentences = text
    .split(/(?<![.!?…])[.!?…]+(?=\s|$)|\n+/u)
    .filter((sentence) => /\p{L}/u.test(sentence))
  const words = text.toLowerCase().match(WORD) ?? []
  if (words.length === 0) return { score: 100, heavyWords: [] }
  const long = words.filter((word) => word.length >= LONG_WORD_LETTERS && !GREETING.test(word))
  const official = words.filter((word) => OFFICIAL.test(word))
  const percentOf = (part: readonly string[]) => (part.length / words.length) * 100
  const penalty =
    2 * over(words.length / Math.max(sentences.length, 1), GOOD_SENTENCE_WORDS) +
    1.5 * over(percentOf(long), GOOD_LONG_SHARE) +
    3 * over(percentOf(official), GOOD_OFFICIAL_SHARE)
  const heavyWords = [...new Set([...official, ...long])].slice(0, SHOWN_WORDS)
  return { score: Math.round(Math.max(0, 100 - penalty)), heavyWords }
}

function over(value: number, good: number): number {
  return Math.max(0, value - good)
}
