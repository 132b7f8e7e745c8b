/** Puts the words of the region into what came with the product. */
import type { CatalogueSource, TopicSource } from '../../domain/catalogue.ts'

export type TopicWords = {
  code: string
  groupCode: string
  isUrgent: boolean
  own: readonly string[]
  /** Words of the starter that do not speak here. */
  putAside: readonly string[]
}

/** The least by which a word that no model knows brings its topic to the first two; more makes one word louder than several. */
export const OWN_WEIGHT = 6

/** A topic that the starter does not know is found by its own words alone. */
export function applyTopicWords(
  source: CatalogueSource,
  changed: readonly TopicWords[],
  weight = OWN_WEIGHT,
): CatalogueSource {
  if (changed.length === 0) return source
  const wordsOf = new Map(changed.map((words) => [words.code, words]))
  const known = new Set(source.topics.map(({ code }) => code))
  const added = changed
    .filter(({ code }) => !known.has(code))
    .map(({ code, groupCode, isUrgent, own }): TopicSource => {
      return { code, groupCode, isUrgent, keywords: weighed(own, weight) }
    })
  const topics = source.topics.map((topic): TopicSource => {
    const words = wordsOf.get(topic.code)
    if (!words) return topic
    const aside = new Set(words.putAside)
    const left = Object.entries(topic.keywords).filter(([word]) => !aside.has(word))
    return { ...topic, keywords: { ...Object.fromEntries(left), ...weighed(words.own, weight) } }
  })
  return { ...source, topics: [...topics, ...added] }
}

function weighed(words: readonly string[], weight: number): Record<string, number> {
  return Object.fromEntries(words.map((word) => [word, weight]))
}
