import { queryOptions } from '@tanstack/react-query'
import type { ArticleResponse } from '@veche/contract/portal/knowledge.ts'
import { api, unwrap } from '../../../lib/api.ts'
import type { AnswerOf, BodyOf } from '../../../lib/call-route.ts'

type Found = AnswerOf<'GET /api/articles'>
export type ArticleRow = Found['articles'][number]
export type ArticleList = keyof Found['counts']
export type ArticleContent = ArticleResponse['content']
export type ArticleCommand = BodyOf<'POST /api/articles/{articleId}/commands'>
export type ArticleFilters = {
  state: ArticleList
  search?: string
  groupCode?: string
  municipalityCode?: string
}

/** More are found by words: nobody reads hundreds of titles. */
const SHOWN = 100
const FOUND_SHOWN = 4
const path = (articleId: string) => ({ path: { articleId } })

export function articlesQuery(filters: ArticleFilters) {
  return queryOptions({
    queryKey: ['articles', 'list', filters],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/articles', { params: { query: { ...filters, limit: SHOWN } }, signal })),
    placeholderData: (before) => before,
  })
}

/** The nearest few, for the one search over everything. */
export function foundArticlesQuery(search: string) {
  return queryOptions({
    queryKey: ['articles', 'found', search],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/articles', { params: { query: { search, limit: FOUND_SHOWN } }, signal })),
    placeholderData: (before) => before,
  })
}

export function articleQuery(articleId: string) {
  return queryOptions({
    queryKey: ['articles', 'one', articleId],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/articles/{articleId}', { params: path(articleId), signal })),
  })
}

export function articleVersionsQuery(articleId: string) {
  return queryOptions({
    queryKey: ['articles', 'versions', articleId],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/articles/{articleId}/versions', { params: path(articleId), signal })),
  })
}

/** Of a question that stands in a chat. */
export function articlesInChatQuery(place: { chatId: string; messageId: string }) {
  return queryOptions({
    queryKey: ['articles', 'in-chat', place],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/chats/{chatId}/messages/{messageId}/articles', { params: { path: place }, signal }),
      ),
  })
}

/** A count that got lost harms nobody. */
export function saveUse(articleId: string): void {
  void api.POST('/api/articles/{articleId}/use', { params: path(articleId) }).catch(() => undefined)
}

export function createArticle(body: ArticleContent) {
  return unwrap(api.POST('/api/articles', { body }))
}

type Change = { changes: Partial<ArticleContent>; before: Record<string, unknown> }

/** An article goes as a whole: what was not touched goes as it was seen, and stays as it is there. */
export function changeArticle({ id, content }: ArticleResponse, { changes, before }: Change) {
  return unwrap(
    api.PUT('/api/articles/{articleId}', {
      params: path(id),
      body: { ...content, ...changes, before: { ...content, ...before } },
    }),
  )
}

export function sendCommand(articleId: string, body: ArticleCommand) {
  return unwrap(api.POST('/api/articles/{articleId}/commands', { params: path(articleId), body }))
}

export function vote(articleId: string, isHelpful: boolean | null) {
  return unwrap(api.PUT('/api/articles/{articleId}/vote', { params: path(articleId), body: { isHelpful } }))
}
