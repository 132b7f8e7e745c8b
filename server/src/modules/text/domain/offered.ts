/**
 * Corrects what is suggested: a closed topic gives way to the one it became, and a place that is switched off is not
 * named.
 */
import type { Suggestions } from './suggest.ts'
import type { TopicSuggestion } from './topics.ts'

export type Offered = {
  topics: readonly { code: string; groupCode: string }[]
  municipalities: readonly { code: string }[]
  mappings: readonly { oldCode: string; newCode: string }[]
}

export function chooseOffered(found: Suggestions, offered: Offered): Suggestions {
  const all = found.topic ? [found.topic, ...found.alternatives] : found.alternatives
  const [topic = null, ...alternatives] = offerTopics(all, offered)
  const isPlaceOffered = offered.municipalities.some(({ code }) => code === found.municipality?.code)
  return { ...found, topic, alternatives, municipality: isPlaceOffered ? found.municipality : null }
}

export function offerTopics(
  found: readonly TopicSuggestion[],
  { topics, mappings }: Pick<Offered, 'topics' | 'mappings'>,
): TopicSuggestion[] {
  const offered = new Map(topics.map((topic) => [topic.code, topic]))
  const became = new Map(mappings.map(({ oldCode, newCode }) => [oldCode, newCode]))
  const kept = new Map<string, TopicSuggestion>()
  for (const topic of found) {
    const code = offered.has(topic.code) ? topic.code : became.get(topic.code)
    const groupCode = code === undefined ? undefined : offered.get(code)?.groupCode
    if (code === undefined || groupCode === undefined || kept.has(code)) continue
    kept.set(code, { ...topic, code, groupCode })
  }
  return [...kept.values()]
}
