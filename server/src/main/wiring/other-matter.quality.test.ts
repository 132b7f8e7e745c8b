/**
 * Questions with their answers that others wrote, and the same questions with answers to other groups of topics. The bar was
 * chosen on `disagreements.jsonl` and every other pair of `asks.jsonl`; the rest judges.
 */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { findOtherMatter, type Matter } from '../../modules/answers/matter/domain/other-matter.ts'
import { createLearnedSuggester } from '../../modules/text/index.ts'
import { loadStarter } from '../../modules/text/reader/starter.ts'
import { readStartingCatalogue } from '../../modules/text/testing/starting-data.ts'

const FOLDER = new URL('../../modules/answers/', import.meta.url)
const linesOf = (file: string) =>
  readFileSync(new URL(file, FOLDER), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
type Asked = { question: string; answer: string; asks: boolean[] }
type Drafted = { question: { text: string }; draft: string }
/** What answers nothing of the question may be of anything. */
const answered = linesOf('checklist/testing/asks.jsonl').filter(({ asks }: Asked) => asks.every(Boolean))
const pairsOf = (file: string, rest: number) => [
  ...linesOf(file).map(({ question, draft }: Drafted) => [question.text, draft] as const),
  ...answered
    .filter((_one: Asked, at: number) => at % 2 === rest)
    .map(({ question, answer }: Asked) => [question, answer] as const),
]
const suggest = createLearnedSuggester(readStartingCatalogue(), loadStarter())
const read = (texts: string[]): Matter[] =>
  suggest(texts.map((text) => ({ text, facts: { channelMunicipalityCode: null } }))).map(
    ({ topic, alternatives }, at) => ({
      text: texts[at] ?? '',
      topics: [topic, ...alternatives].flatMap((one) => one ?? []),
    }),
  )

it.each([
  ['that chose the bar', 'agreement/testing/disagreements.jsonl', 0, 0.45],
  ['that judge', 'agreement/testing/disagreements-held.jsonl', 1, 0.55],
] as const)('warns of two in a hundred true pairs at most, %s', (_name, file, rest, leastCaught) => {
  const pairs = pairsOf(file, rest)
  const questions = read(pairs.map(([question]) => question))
  const answers = read(pairs.map(([, answer]) => answer))
  const warns = (asked: Matter | undefined, told: Matter | undefined) =>
    asked !== undefined && told !== undefined && findOtherMatter(asked, told) !== null
  const alarms = pairs.filter((_pair, at) => warns(questions[at], answers[at]))
  expect(alarms.length / pairs.length).toBeLessThanOrEqual(0.02)
  const strangers = pairs.flatMap((_pair, at) =>
    [7, 31, 53].map((step) => [at, (at + step) % pairs.length] as const),
  )
  const groupAt = (at: number) => questions[at]?.topics[0]?.groupCode
  const ofOthers = strangers.filter(([one, other]) => {
    const [ours, theirs] = [groupAt(one), groupAt(other)]
    return ours !== undefined && theirs !== undefined && ours !== theirs
  })
  const caught = ofOthers.filter(([one, other]) => warns(questions[one], answers[other]))
  expect(caught.length / ofOthers.length).toBeGreaterThanOrEqual(leastCaught)
})
