/** Articles and their index, kept in memory until one of them changes: thousands of them are a few megabytes. */
import type { Db } from '../../../platform/database/db.ts'
import { getDirectory } from '../../directory/index.ts'
import { listArticles, type ReadArticle, readStamp } from '../knowledge/index.ts'
import { type ArticleIndex, buildArticleIndex } from './domain/article-index.ts'

export type Shelf = {
  byId: ReadonlyMap<string, ReadArticle>
  /** Of the published ones. */
  index: ArticleIndex
}

const shelves = new WeakMap<object, { stamp: string; shelf: Promise<Shelf> }>()

export async function readShelf(db: Db): Promise<Shelf> {
  const stamp = await readStamp(db)
  const kept = shelves.get(db)
  if (kept?.stamp === stamp) return kept.shelf
  const shelf = buildShelf(db)
  shelves.set(db, { stamp, shelf })
  // What failed is not kept.
  shelf.catch(() => shelves.delete(db))
  return shelf
}

async function buildShelf(db: Db): Promise<Shelf> {
  const [articles, directory] = await Promise.all([listArticles(db), getDirectory(db)])
  const names = new Map(directory.topics.map(({ code, name }) => [code, name]))
  return {
    byId: new Map(articles.map((article) => [article.id, article])),
    index: buildArticleIndex(
      articles.map(({ id, content }) => ({
        ...{ id, title: content.title, words: content.words },
        topics: content.topicCodes.flatMap((code) => names.get(code) ?? []),
        text: [content.need, content.steps, content.term, content.who, content.avoid].join('\n'),
      })),
    ),
  }
}
