import type { Question } from '../stream/index.ts'

/** `null`: questions without a topic. */
export type TopicCount = { topicCode: string | null; count: number }
/** `undefined`: of all topics. */
export type ChosenTopic = string | null | undefined

const SHOWN = 6

type Lookup = (id: string) => Pick<Question, 'topicCode'> | undefined

/** What comes in by topic: the most asked first, what has none last; the chosen one stays though it is empty. */
export function countTopics(ids: readonly string[], find: Lookup, chosen: ChosenTopic): TopicCount[] {
  const counts = new Map<string | null, number>()
  for (const id of ids) {
    const question = find(id)
    if (question) counts.set(question.topicCode, (counts.get(question.topicCode) ?? 0) + 1)
  }
  const all = [...counts].map(([topicCode, count]) => ({ topicCode, count }))
  const named = all.filter(({ topicCode }) => topicCode !== null).sort((a, b) => b.count - a.count)
  const shown = [...named.slice(0, SHOWN), ...all.filter(({ topicCode }) => topicCode === null)]
  if (chosen === undefined || shown.some(({ topicCode }) => topicCode === chosen)) return shown
  return [...shown, { topicCode: chosen, count: counts.get(chosen) ?? 0 }]
}

/** The very same list where nothing is left out, so that nothing is drawn again. */
export function ofTopic(ids: readonly string[], find: Lookup, chosen: ChosenTopic): readonly string[] {
  if (chosen === undefined) return ids
  return ids.filter((id) => find(id)?.topicCode === chosen)
}

const FEW = 2

/** So few that each name is read whole and the questions keep their room, the chosen one among them; the others are a number. */
export function firstTopics<T extends { topicCode: string | null }>(
  topics: readonly T[],
  chosen: string | null | undefined,
): { shown: T[]; moreCount: number } {
  if (topics.length <= FEW) return { shown: [...topics], moreCount: 0 }
  const picked = topics.find(({ topicCode }) => topicCode === chosen)
  const first = topics.slice(0, FEW)
  const shown = picked && !first.includes(picked) ? [...first.slice(0, FEW - 1), picked] : first
  return { shown, moreCount: topics.length - shown.length }
}
