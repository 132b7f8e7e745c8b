/**
 * Whether an answer speaks of another matter than the question: no group of topics that the reader takes the one for is
 * among those of the other, and no thing is named in both. It only warns, so what is unsure stays unsaid. Pure.
 */
import { readClause } from '../../checklist/domain/subjects.ts'
import { isKnown, isSameThing, type Thing } from '../../checklist/domain/things.ts'

export type ReadTopic = { code: string; groupCode: string; confidence: number }
export type Matter = { text: string; topics: readonly ReadTopic[] }

/** Chosen on the one half of the pairs of `other-matter.quality.test.ts`. */
const LEAST_SURE = 0.2
const CLAUSE = /(?<=[.!?])\s+|,\s/u
const SHORTEST_THING = 4
/** What a text is about it says at its beginning. */
export const READ_LENGTH = 2000

/** Null: of the same, as far as can be told. */
export function findOtherMatter(asked: Matter, told: Matter): { asked: ReadTopic; told: ReadTopic } | null {
  const [ours, theirs] = [asked.topics[0], told.topics[0]]
  if (!ours || !theirs || Math.min(ours.confidence, theirs.confidence) < LEAST_SURE) return null
  const groups = new Set(asked.topics.map(({ groupCode }) => groupCode))
  if (told.topics.some(({ groupCode }) => groups.has(groupCode))) return null
  const named = thingsOf(told.text)
  const isNamed = thingsOf(asked.text)
    .filter(({ stem, families }) => stem.length >= SHORTEST_THING || families !== 0)
    .some((thing) => named.some((other) => isSameThing(thing, other)))
  return isNamed ? null : { asked: ours, told: theirs }
}

const PLACES = /\{[^{}]*\}/gu

/**
 * Which of the model answers of an article are about what was asked. One that names no thing of the question is not where
 * another of them does, or where both name things of known names.
 */
export function answersOfMatter(question: string, answers: readonly string[]): boolean[] {
  const asked = thingsOf(question)
  const told = answers.map((answer) => thingsOf(answer.replaceAll(PLACES, ' ')))
  const shares = told.map((things) => things.some((thing) => asked.some((one) => isSameThing(one, thing))))
  const isAskedKnown = asked.some(isKnown)
  return told.map(
    (things, at) => shares[at] === true || !(shares.includes(true) || (isAskedKnown && things.some(isKnown))),
  )
}

/**
 * The same answers as places of the list, the nearest to the question first: what all of them name («площадка») tells none
 * of them apart, what only some name («горка») does.
 */
export function nearestAnswers(question: string, answers: readonly string[]): number[] {
  const told = answers.map((answer) => thingsOf(answer.replaceAll(PLACES, ' ')))
  const names = (at: number, one: Thing) => told[at]?.some((thing) => isSameThing(one, thing)) === true
  const places = answers.map((_, at) => at)
  const telling = thingsOf(question).filter((one) => !places.every((at) => names(at, one)))
  const ofMatter = answersOfMatter(question, answers)
  const nearness = (at: number) => (ofMatter[at] ? 1000 : 0) + telling.filter((one) => names(at, one)).length
  return places.toSorted((one, other) => nearness(other) - nearness(one) || one - other)
}

function thingsOf(text: string): Thing[] {
  return text
    .slice(0, READ_LENGTH)
    .split(CLAUSE)
    .flatMap((clause) => readClause(clause).nouns)
}
