/** What anybody may read before they ask: the rule, its term and who answers for it. Advice between colleagues stays inside. */
import type { ArticleNorm } from '@veche/contract/portal/knowledge.ts'
import {
  isStale,
  type KnowledgeContext,
  type ReadArticle,
  seasonOn,
  stateOf,
  todayOf,
} from '../knowledge/index.ts'
import { searchArticles, sharesOf } from './domain/article-index.ts'
import { chooseOffered, type Question } from './domain/choose-offered.ts'
import { readShelf, type Shelf } from './read-shelf.ts'

export type PublicArticle = {
  code: string
  title: string
  /** Paragraphs and lists, as `readProse` reads them. */
  term: string
  who: string
  norms: readonly ArticleNorm[]
  checkedOn: string
}

const MOST_FOUND = 100

/** Found by words, or all of them by title. */
export async function listPublicArticles(context: KnowledgeContext, words: string): Promise<PublicArticle[]> {
  const { shelf, open } = await readOpen(context)
  if (words.trim() === '')
    return open.toSorted((one, other) => one.content.title.localeCompare(other.content.title, 'ru')).map(show)
  const byId = new Map(open.map((article) => [article.id, article]))
  return searchArticles(shelf.index, words)
    .flatMap(({ id }) => byId.get(id) ?? [])
    .slice(0, MOST_FOUND)
    .map(show)
}

export async function getPublicArticle(
  context: KnowledgeContext,
  code: string,
): Promise<PublicArticle | null> {
  const { open } = await readOpen(context)
  const found = open.find((article) => article.code === code)
  return found ? show(found) : null
}

/** What is known of a question that is not sent yet, the nearest first. */
export async function offerPublicArticles(
  context: KnowledgeContext,
  { text, ...asked }: Question & { text: string },
): Promise<PublicArticle[]> {
  const { shelf, open } = await readOpen(context)
  const today = todayOf(context)
  const shares = sharesOf(shelf.index, text)
  const byId = new Map(open.map((article) => [article.id, article]))
  const offered = chooseOffered(
    open.map(({ id, content, useCount }) => ({
      ...{ id, ...content, useCount, share: shares.get(id) ?? 0 },
      season: seasonOn(content.seasons, today),
    })),
    asked,
  )
  return offered.flatMap(({ id }) => byId.get(id) ?? []).map(show)
}

/** An article past its day is shown to nobody outside: it may be wrong by now. */
async function readOpen(context: KnowledgeContext): Promise<{ shelf: Shelf; open: ReadArticle[] }> {
  const shelf = await readShelf(context.db)
  const today = todayOf(context)
  const open = [...shelf.byId.values()].filter(
    (article) =>
      article.content.isPublic &&
      stateOf(article) === 'published' &&
      !isStale(article.content.validUntil, today),
  )
  return { shelf, open }
}

function show({ code, content }: ReadArticle): PublicArticle {
  const { title, term, who, norms, checkedOn } = content
  return { code, title, term, who, norms, checkedOn }
}
