import { isPastTold, readSentences } from './read-promise.ts'

/** A preposition stays before the blank: «до {дата}». */
const LEADING =
  /^(?:(?:в\s+срок\s+)?(?:до|ко?|по|не\s+(?:позднее|позже)(?:\s+чем)?|с|со|после|в|во|на|не\s+(?:ранее|раньше))\s+)?/iu
const DAY = '{дата}'

/**
 * A ready text is read on many days, so a day that it names may have passed: «Ответим до 25 ноября» becomes «Ответим до
 * {дата}», which its writer fills in. A day of what was done, and the day of a document («от 2 мая 2006»), stay. Pure.
 */
export function blankPastDays(text: string, today: string): string {
  return readSentences(text, { day: today, time: '00:00' })
    .filter(({ sentence }) => !isPastTold(sentence))
    .flatMap(({ sentence, terms }) => {
      const past = terms.filter(({ until, isStart }) => until < today && !isStart)
      return past.length === 0 ? [] : [{ sentence, past }]
    })
    .reduce((whole, { sentence, past }) => whole.replace(sentence, () => withoutDays(sentence, past)), text)
}

/** From the last one back, so that what stands before keeps its place. */
function withoutDays(sentence: string, past: readonly { at: number; said: string }[]): string {
  return past
    .toSorted((one, other) => other.at - one.at)
    .reduce((words, { at, said }) => {
      const lead = LEADING.exec(said)?.[0] ?? ''
      return `${words.slice(0, at)}${lead}${DAY}${words.slice(at + said.length)}`
    }, sentence)
}
