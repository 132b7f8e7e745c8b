/** Articles and their index, kept in memory until one of them changes: thousands of them are a few megabytes. */
import { asideOf, type Db } from '../../../platform/database/db.ts'
import { getDirectory, SHIPPED_WORDS } from '../../directory/index.ts'
import { listArticles, type ReadArticle, readStamp } from '../knowledge/index.ts'
import { type ArticleIndex, buildArticleIndex } from './domain/article-index.ts'

export type Shelf = {
  byId: ReadonlyMap<string, ReadArticle>
  /** Of the published ones. */
  index: ArticleIndex
}

/** By which the rules know a topic; a word that speaks against it finds nothing. */
const KEYWORDS = new Map(
  SHIPPED_WORDS.topics.map(({ code, keywords }) => [
    code,
    Object.fromEntries(Object.entries(keywords).filter(([, weight]) => weight > 0)),
  ]),
)

const shelves = new WeakMap<object, { stamp: string; shelf: Promise<Shelf> }>()

export async function readShelf(db: Db): Promise<Shelf> {
  const stamp = await readStamp(db)
  const kept = shelves.get(asideOf(db))
  if (kept?.stamp === stamp) return kept.shelf
  const shelf = buildShelf(db)
  shelves.set(asideOf(db), { stamp, shelf })
  // What failed is not kept.
  shelf.catch(() => shelves.delete(asideOf(db)))
  return shelf
}

async function buildShelf(db: Db): Promise<Shelf> {
  const [articles, directory] = await Promise.all([listArticles(db), getDirectory(db)])
  const topics = new Map(directory.topics.map((topic) => [topic.code, topic]))
  return {
    byId: new Map(articles.map((article) => [article.id, article])),
    index: buildArticleIndex(
      articles.map(({ id, content }) => ({
        ...{ id, title: content.title, words: content.words },
        topics: content.topicCodes.flatMap((code) => {
          const { name, definition } = topics.get(code) ?? {}
          return [name ?? '', definition ?? '']
        }),
        keywords: content.topicCodes.flatMap((code) => Object.entries(KEYWORDS.get(code) ?? {})),
        text: [content.need, content.steps, content.term, content.who, content.avoid].join('\n'),
        answers: content.answers.join('\n'),
      })),
    ),
  }
}
