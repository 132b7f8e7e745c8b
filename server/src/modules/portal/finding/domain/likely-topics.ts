/** What the reader of texts takes words for stands beside the words themselves. Pure. */
import type { Found } from './article-index.ts'

export type LikelyTopic = { code: string; confidence: number }

/** Chosen among eight on one half of `testing/asked.jsonl`; the other half judges. */
const WEIGHT = 3

export function withLikelyTopics(
  found: readonly Found[],
  likely: readonly LikelyTopic[],
  topicsOf: ReadonlyMap<string, readonly string[]>,
): string[] {
  const scores = new Map(found.map(({ id, score }) => [id, score]))
  for (const [id, topicCodes] of topicsOf) {
    const chances = likely.filter(({ code }) => topicCodes.includes(code)).map(({ confidence }) => confidence)
    if (chances.length > 0) scores.set(id, (scores.get(id) ?? 0) + WEIGHT * Math.max(...chances))
  }
  return [...scores]
    .toSorted(([one, ours], [other, theirs]) => theirs - ours || (one < other ? -1 : 1))
    .map(([id]) => id)
}
