/** What a text is about, for a search: the chance of each topic. */
import type { ReadSense } from '../../../domain/search/senses.ts'
import { readFeatures } from '../features/read-features.ts'
import { type TopicModels, topicsOf } from './read-topics.ts'

export function createSenseReader(models: TopicModels): ReadSense {
  return (text) => topicsOf(models, readFeatures(text), groupOf)
}

/** The code of a topic begins with its group. */
function groupOf(code: string): string | undefined {
  return code.split('.')[0]
}
