import type { Db } from '../../../platform/database/db.ts'
import { stateOf } from '../knowledge/index.ts'
import { searchArticles } from './domain/article-index.ts'
import { type LikelyTopic, withLikelyTopics } from './domain/likely-topics.ts'
import { readShelf } from './read-shelf.ts'

export type Known = { id: string; title: string; topicCodes: string[] }

const SHOWN = 3

type Asked = {
  words: string
  topicCode: string | undefined
  /** What the words were read as, where somebody has read them. */
  likely?: readonly LikelyTopic[]
}

/** Published articles for words, else of a topic: for rooms beside knowledge. */
export async function findKnown(db: Db, { words, topicCode, likely = [] }: Asked): Promise<Known[]> {
  if (words === '' && topicCode === undefined) return []
  const { byId, index } = await readShelf(db)
  const topicsOf = new Map([...byId.values()].map(({ id, content }) => [id, content.topicCodes]))
  const found =
    topicCode === undefined
      ? withLikelyTopics(searchArticles(index, words), likely, topicsOf).flatMap((id) => byId.get(id) ?? [])
      : [...byId.values()].filter(({ content }) => content.topicCodes.includes(topicCode))
  return found
    .filter((article) => stateOf(article) === 'published')
    .slice(0, SHOWN)
    .map(({ id, content: { title, topicCodes } }) => ({ id, title, topicCodes }))
}
