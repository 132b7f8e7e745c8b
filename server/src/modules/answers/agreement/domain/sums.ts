/** Money said of one thing in two amounts. Pure. */
import {
  clauseAt,
  isEither,
  isOfOtherTime,
  type Matter,
  MOST_SAID,
  matterOf,
  sharesThing,
} from './same-matter.ts'
import type { Disagreement, Told } from './terms.ts'

const SUM =
  /(?<![\d.,])(?<number>\d{1,3}(?:[ \u00a0]\d{3}){1,3}|\d{1,12})(?:[.,](?<part>\d{1,3}))?\s*(?<scale>тыс(?:\.|яч[а-яё]*)?|млн\.?|миллион[а-яё]*|млрд\.?|миллиард[а-яё]*)?\s*(?:руб(?:л[а-яё]+|\.)?|₽|р\.)(?![а-яё])/giu
const SENTENCE = /(?<=[а-яё»)]{3}[.!?…]|₽[.!?]|\d[.!?])\s+(?=[А-ЯЁ«])|\n+/u
/** A sum that differs by less is the same one, rounded. */
const ROUNDED = 0.05

type Said = { value: number; said: string; matter: Matter }
type ToldSum = Said & { number: number }

/** `told` the newest first. */
export function compareSums(text: string, told: readonly Told[]): Disagreement[] {
  const ours = listSums(text)
  if (ours.length === 0) return []
  const theirs = told.flatMap(({ number, text: other }) =>
    listSums(other).map((sum): ToldSum => ({ ...sum, number })),
  )
  return ours.flatMap((sum): Disagreement[] => {
    const last = theirs.find((one) => isOfSame(sum, one))
    // Both amounts are named: «96 рублей за завтрак, 118 за обед».
    if (!last || ours.some(({ value }) => isRounded(value, last.value))) return []
    const beside = theirs.filter((one) => one.number === last.number && isOfSame(sum, one))
    if (beside.some(({ value }) => isRounded(value, sum.value))) return []
    return [{ kind: 'sum', ours: sum.said, theirs: last.said, number: last.number }]
  })
}

function isOfSame({ matter: one }: Said, { matter: other }: Said): boolean {
  return sharesThing(one, other) && !isEither(one.text, other.text) && !isOfOtherTime(one.text, other.text)
}

function listSums(text: string): Said[] {
  const found = text.split(SENTENCE).flatMap((sentence) => {
    const matches = [...sentence.matchAll(SUM)]
    return matches.map((match) => ({ sentence, match, isOnly: matches.length === 1 }))
  })
  return found.slice(0, MOST_SAID).map(({ sentence, match, isOnly }) => {
    // The only sum of a sentence is of all that it names.
    const own = isOnly ? sentence : clauseAt(sentence, match.index)
    return { ...readSum(match), matter: matterOf([own, sentence].map((words) => words.replaceAll(SUM, ' '))) }
  })
}

function readSum({ 0: said, groups = {} }: RegExpMatchArray) {
  const whole = (groups.number ?? '').replaceAll(/\D/g, '')
  return { value: Number(`${whole}.${groups.part ?? 0}`) * scaleOf(groups.scale ?? ''), said: said.trim() }
}

function scaleOf(scale: string): number {
  if (/^тыс/iu.test(scale)) return 1e3
  if (/^(?:млн|миллион)/iu.test(scale)) return 1e6
  return /^(?:млрд|миллиард)/iu.test(scale) ? 1e9 : 1
}

const isRounded = (one: number, other: number) => Math.abs(one - other) <= ROUNDED * Math.max(one, other)
