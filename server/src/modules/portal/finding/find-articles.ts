/** Articles by their state, topic and place, found by words or the most used first. */
import type { ArticleQuery, ArticlesResponse } from '@veche/contract/portal/knowledge.ts'
import type { z } from 'zod'
import type { Actor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import {
  isStale,
  isWaiting,
  type KnowledgeContext,
  listCounts,
  mayWrite,
  presentSummary,
  type ReadArticle,
  seasonOn,
  stateOf,
  todayOf,
} from '../knowledge/index.ts'
import { searchArticles } from './domain/article-index.ts'
import { readShelf, type Shelf } from './read-shelf.ts'

type Query = z.infer<typeof ArticleQuery>
type State = Query['state']

export async function findArticles(
  context: KnowledgeContext,
  { query: { limit, ...query }, actor }: { query: Query; actor: Actor },
): Promise<ArticlesResponse> {
  const { found, counts } = await listFound(context, { query, actor })
  const today = todayOf(context)
  return {
    articles: found.slice(0, limit).map((article) => presentSummary(article, today)),
    count: found.length,
    counts,
    mayWrite: mayWrite(actor),
  }
}

/** All that fit, in the order of the page, and how many there are in each state. */
export async function listFound(
  context: KnowledgeContext,
  { query, actor }: { query: Omit<Query, 'limit'>; actor: Actor },
): Promise<{ found: ReadArticle[]; counts: Record<State, number> }> {
  const { db } = context
  const [shelf, directory, counts] = await Promise.all([readShelf(db), getDirectory(db), listCounts(db)])
  const today = todayOf(context)
  const seen = mayWrite(actor) ? STATES : (['published', 'stale'] as const)
  const ofGroup = new Set(
    directory.topics.filter(({ groupCode }) => groupCode === query.groupCode).map(({ code }) => code),
  )
  const all = [...shelf.byId.values()]
    .filter(({ content }) => isAsked(content, query, ofGroup))
    .map((article) => ({ ...article, ...counts.get(article.id) }))
  const inState = (state: State) => all.filter((article) => isIn(article, state, today))
  const fitting = seen.some((state) => state === query.state) ? inState(query.state) : []
  return {
    found: order(fitting, { shelf, today, search: query.search }),
    counts: Object.fromEntries(
      STATES.map((state) => [state, seen.some((one) => one === state) ? inState(state).length : 0]),
    ) as Record<State, number>,
  }
}

const STATES = ['draft', 'published', 'withdrawn', 'waiting', 'stale'] as const

function isIn(article: ReadArticle, state: State, today: string): boolean {
  if (state === 'waiting') return isWaiting(article)
  if (state === 'stale') return stateOf(article) === 'published' && isStale(article.content.validUntil, today)
  return stateOf(article) === state
}

function isAsked(
  { topicCodes, municipalityCodes }: ReadArticle['content'],
  { topicCode, groupCode, municipalityCode }: Omit<Query, 'limit'>,
  ofGroup: ReadonlySet<string>,
): boolean {
  return (
    (topicCode === undefined || topicCodes.includes(topicCode)) &&
    (groupCode === undefined || topicCodes.some((code) => ofGroup.has(code))) &&
    (municipalityCode === undefined ||
      municipalityCodes.length === 0 ||
      municipalityCodes.includes(municipalityCode))
  )
}

type Ordering = { shelf: Shelf; today: string; search: string | undefined }

/** Found by words; else what is needed in this season, then the whole year, then at other times, the most used first. */
function order(articles: readonly ReadArticle[], { shelf, today, search }: Ordering): ReadArticle[] {
  if (!search)
    return articles.toSorted(
      (one, other) =>
        placeOf(one, today) - placeOf(other, today) ||
        other.useCount - one.useCount ||
        one.content.title.localeCompare(other.content.title, 'ru'),
    )
  const byId = new Map(articles.map((article) => [article.id, article]))
  return searchArticles(shelf.index, search).flatMap(({ id }) => byId.get(id) ?? [])
}

function placeOf({ content }: ReadArticle, today: string): number {
  return (['now', null, 'off'] as const).indexOf(seasonOn(content.seasons, today))
}
