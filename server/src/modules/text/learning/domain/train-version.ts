/**
 * Learns a version from the texts of an installation. The newest fifth is held apart first and read by what was learnt
 * from the rest, beside what is in use; where that has seen a text already, the starter stands in for it.
 */
import {
  type CatalogueSource,
  createLearnedReader,
  hidePeople,
  readFeatures,
  type Suggester,
} from '../../index.ts'
import type { Addition } from '../../reader/domain/own/addition.ts'
import { type OwnLesson, trainAddition } from '../../reader/domain/own/train-addition.ts'
import type { TopicModels } from '../../reader/domain/topics/read-topics.ts'
import type { Figures, Score } from './choose-outcome.ts'

export type OwnText = {
  id: string
  text: string
  topicCode: string
  groupCode: string
  suggestedCode: string | null
  confirmedAtMs: number
}
export type Shipped = { source: CatalogueSource; models: TopicModels; texts: readonly LabelledText[] }
export type LabelledText = { text: string; topicCode: string }
export type InUse = { addition: Addition; learntUntilMs: number }
export type Learnt = { addition: Addition; figures: Figures }
export type Stage = 'comparing' | 'learning'

/** Below these nothing is learnt: one mistake of a person would be a tenth of it. */
export const LEAST_TEXTS = 20
export const LEAST_CORRECTIONS = 10
const HELD_PART = 5
const MOST_HELD = 2000

export function isEnough(texts: readonly OwnText[]): boolean {
  return texts.length >= LEAST_TEXTS && texts.filter(isCorrection).length >= LEAST_CORRECTIONS
}

export function isCorrection({ topicCode, suggestedCode }: OwnText): boolean {
  return suggestedCode !== topicCode
}

/** The same texts give the same version, in whatever order they come. */
export function trainVersion(
  { source, models, texts: shippedTexts }: Shipped,
  { texts, inUse }: { texts: readonly OwnText[]; inUse: InUse | null },
  onStage: (stage: Stage) => void = () => undefined,
): Learnt {
  const ordered = [...texts].sort((a, b) => a.confirmedAtMs - b.confirmedAtMs || (a.id < b.id ? -1 : 1))
  const held = ordered.slice(-Math.min(MOST_HELD, Math.floor(ordered.length / HELD_PART)))
  const lessons = ordered.map(toLesson)
  onStage('comparing')
  const readerOf = createLearnedReader(source, models)
  const starter = readerOf(null)
  const trial = readerOf(trainAddition(models.topic, lessons.slice(0, -held.length)))
  const used = inUse && readerOf(inUse.addition)
  const unseen = (text: OwnText) => (used && text.confirmedAtMs > inUse.learntUntilMs ? used : starter)
  const before = held.map((text) => rankOf(unseen(text), text))
  const after = held.map((text) => rankOf(trial, text))
  onStage('learning')
  const addition = trainAddition(models.topic, lessons)
  const final = readerOf(addition)
  const right = shippedTexts.filter((text) => rankOf(starter, text) === 0)
  return {
    addition,
    figures: {
      held: held.length,
      before: scoreOf(before),
      after: scoreOf(after),
      corrections: {
        held: held.filter(isCorrection).length,
        before: countRight(before, held),
        after: countRight(after, held),
      },
      shipped: { right: right.length, lost: right.filter((text) => rankOf(final, text) !== 0).length },
    },
  }
}

/** Names, telephones and addresses of people are taken out before anything is read. */
function toLesson(text: OwnText): OwnLesson {
  const { topicCode, groupCode, id } = text
  const { features } = readFeatures(hidePeople(text.text, []))
  return { features, topicCode, groupCode, case: id, isCorrection: isCorrection(text) }
}

/** The place of the right topic among the suggested ones; -1: it is not there. */
function rankOf(suggest: Suggester, { text, topicCode }: LabelledText): number {
  const [found] = suggest([{ text, facts: { channelMunicipalityCode: null } }])
  return [found?.topic, ...(found?.alternatives ?? [])].findIndex((topic) => topic?.code === topicCode)
}

function scoreOf(ranks: readonly number[]): Score {
  return {
    topic: ranks.filter((rank) => rank === 0).length,
    inThree: ranks.filter((rank) => rank >= 0 && rank < 3).length,
  }
}

function countRight(ranks: readonly number[], texts: readonly OwnText[]): number {
  return texts.filter((text, at) => isCorrection(text) && ranks[at] === 0).length
}
