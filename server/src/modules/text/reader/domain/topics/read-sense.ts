/** What a text is about by the models that ship, for those who must not begin from words alone: a search, a model of one's own. */
import type { ReadSense } from '../../../domain/search/senses.ts'
import { keyOf } from '../features/feature-keys.ts'
import { type Feature, type ReadText, readFeatures } from '../features/read-features.ts'
import { bestOf, chancesOf } from '../model/judge.ts'
import type { Model } from '../model/model.ts'
import { type Ruled, type TopicModels, topicsOf } from './read-topics.ts'

/** The chance of each topic. */
export function createSenseReader(models: TopicModels): ReadSense {
  return (text) => topicsOf(models, readFeatures(text), groupOf)
}

/** The code of a topic begins with its group. */
function groupOf(code: string): string | undefined {
  return code.split('.')[0]
}

const MOST_TOPICS = 30
const LEAST_TOPIC = 0.002
const LEAST_GROUP = 0.005

/**
 * Features of a text with its likeliest topics and groups among them. A few hundred lessons do not teach that a lamp and
 * darkness are one matter; the models that ship and the words of the directory know it.
 */
export function readWithSense({ topic, group }: TopicModels, text: string, ruled: Ruled = []): ReadText {
  const read = readFeatures(text)
  const topics = topicsOf({ topic, group }, read, groupOf)
  const groups = chancesOf(group, read.features)
  return {
    tokens: read.tokens,
    features: [
      ...read.features,
      ...sensesOf('topic', topic, bestOf(topics, MOST_TOPICS), LEAST_TOPIC),
      ...sensesOf('group', group, bestOf(groups, groups.length), LEAST_GROUP),
      ...ruledSenses(ruled),
    ],
  }
}

/**
 * Weighed by the root of its chance: the second and the third are heard beside the first. Named, not numbered: the
 * models that ship are taught anew, and a model of one's own stays.
 */
function sensesOf(
  kind: string,
  { labels }: Model,
  likely: ReturnType<typeof bestOf>,
  least: number,
): Feature[] {
  const chances = new Map<string, number>()
  for (const { label, confidence } of likely) {
    const name = labels[label] as string
    chances.set(name, (chances.get(name) ?? 0) + confidence)
  }
  return [...chances]
    .filter(([, chance]) => chance >= least)
    .map(([name, chance]) => senseFeature(`${kind} ${name}`, chance))
}

function ruledSenses(ruled: Ruled): Feature[] {
  const groups = new Map<string, number>()
  for (const { groupCode, confidence } of ruled)
    groups.set(groupCode, (groups.get(groupCode) ?? 0) + confidence)
  return [
    ...ruled.map(({ code, confidence }) => senseFeature(`rule ${code}`, confidence)),
    ...[...groups].map(([code, confidence]) => senseFeature(`rule group ${code}`, confidence)),
  ]
}

function senseFeature(name: string, chance: number): Feature {
  return { key: keyOf('sense', name), block: 'sense', token: -1, count: Math.sqrt(chance) }
}
