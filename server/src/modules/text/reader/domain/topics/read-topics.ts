/** Reads the topics of a text: what was learnt of each topic, and how often its group is written about at all. */
import type { ReadText } from '../features/read-features.ts'
import { rowOf } from '../features/vocabulary.ts'
import { bestOf, chancesOf, chancesOfRow, type Row, wordsFor } from '../model/judge.ts'
import type { Model } from '../model/model.ts'

/** `group` knows what groups a region's residents write about, by other texts than `topic` was learnt from. */
export type TopicModels = { topic: Model; group: Model }
/** The label of texts that are about no topic at all. */
export const NO_TOPIC = ''
export type LearnedTopic = {
  code: string
  confidence: number
  /** The words that speak for it; they are looked for only when somebody asks. */
  words: () => string[]
}

/** How much the group says beside the topic itself, and what a group has of which it knows nothing. */
const GROUP_SAYS = 0.36
const UNKNOWN_GROUP = 0.03
const LEAST = 0.01

/** The chance of each topic of the model, in its order. `groupOf` names the group of a topic. */
export function topicsOf(
  { topic, group }: TopicModels,
  { features }: ReadText,
  groupOf: (code: string) => string | undefined,
  row: Row = rowOf(topic.vocabulary, features),
): Float64Array {
  const groups = new Map<string, number>()
  chancesOf(group, features).forEach((chance, label) => {
    const code = group.labels[label] ?? ''
    groups.set(code, (groups.get(code) ?? 0) + chance)
  })
  const weighed = chancesOfRow(topic, row).map((chance, label) => {
    const ofGroup = groups.get(groupOf(topic.labels[label] ?? '') ?? '') ?? UNKNOWN_GROUP
    return chance * (ofGroup + LEAST) ** GROUP_SAYS
  })
  const total = weighed.reduce((sum, value) => sum + value, 0)
  return weighed.map((value) => value / total)
}

/** What the words of the directory say of a text. */
export type Ruled = readonly { code: string; groupCode: string; confidence: number }[]

/**
 * How much they say beside what was learnt. Lessons have as many texts of a rare topic as of a common one, and the words
 * know the common ones best; where they are half sure, they are right in a quarter.
 */
const RULES_SAY = 0.15

function hearRules(labels: readonly string[], chances: Float64Array, ruled: Ruled): Float64Array {
  const said = new Map(ruled.map(({ code, confidence }) => [code, confidence ** 2]))
  const weighed = chances.map(
    (chance, label) => chance * (1 - RULES_SAY) + (said.get(labels[label] ?? NO_TOPIC) ?? 0) * RULES_SAY,
  )
  const total = weighed.reduce((sum, value) => sum + value, 0)
  return weighed.map((value) => value / total)
}

/**
 * Best first, with the words that speak for each. What is about no topic keeps its share of the chances.
 * @param asked.ruled empty where the caller weighs the rules itself
 */
export function readTopics(
  models: TopicModels,
  read: ReadText,
  groupOf: (code: string) => string | undefined,
  { most = 3, ruled = [] }: { most?: number; ruled?: Ruled } = {},
): LearnedTopic[] {
  const row = rowOf(models.topic.vocabulary, read.features)
  const learned = topicsOf(models, read, groupOf, row)
  const chances = ruled.length > 0 ? hearRules(models.topic.labels, learned, ruled) : learned
  return bestOf(chances, most + 1)
    .map(({ label, confidence }) => ({ label, confidence, code: models.topic.labels[label] ?? NO_TOPIC }))
    .filter(({ code }) => code !== NO_TOPIC)
    .slice(0, most)
    .map(({ label, confidence, code }) => ({
      code,
      confidence,
      words: () => wordsFor(models.topic, { read, row }, label),
    }))
}
