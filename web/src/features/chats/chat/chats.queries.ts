import { queryOptions } from '@tanstack/react-query'
import type { ChatMessageResponse } from '@veche/contract/chats.ts'
import { api, unwrap } from '../../../lib/api.ts'
import type { AnswerOf } from '../../../lib/call-route.ts'
import { mergeBeginning } from '../../../lib/queries/paged-list.ts'
import { LONGEST_PAGE, type PagedQuery } from '../../../lib/queries/paged-query.ts'

type Posts = AnswerOf<'GET /api/chats/{chatId}/posts'>
export type ChatPost = Posts['posts'][number]
export type ChatAttach = Posts['attach']
export type ChatPerson = AnswerOf<'GET /api/chats/{chatId}/people'>['people'][number]

/** A chat event makes exactly these old: `['chats']` and everything of that chat but its figures. */
export const chatsQuery = queryOptions({
  queryKey: ['chats', 'list'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/chats', { signal })),
  // Questions become late without any event.
  refetchInterval: 60_000,
})

export const candidatesQuery = queryOptions({
  queryKey: ['chats', 'candidates'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/chats/candidates', { signal })),
})

const path = (chatId: string) => ({ path: { chatId } })

export function messagesQuery(chatId: string): PagedQuery<ChatMessageResponse> {
  return {
    queryKey: ['chat', chatId, 'messages'],
    pageSize: 50,
    longestPage: LONGEST_PAGE,
    async readPage({ cursor, limit, signal }) {
      const query = { limit, ...(cursor && { cursor }) }
      const { messages, nextCursor } = await unwrap(
        api.GET('/api/chats/{chatId}/messages', {
          params: { ...path(chatId), query },
          ...(signal && { signal }),
        }),
      )
      return { rows: messages, nextCursor, head: null }
    },
    merge: mergeBeginning,
  }
}

export function questionsQuery(chatId: string) {
  return queryOptions({
    queryKey: ['chat', chatId, 'questions'],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/chats/{chatId}/questions', { params: path(chatId), signal })),
    refetchInterval: 60_000,
  })
}

export function postsQuery(chatId: string) {
  return queryOptions({
    queryKey: ['chat', chatId, 'posts'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/chats/{chatId}/posts', { params: path(chatId), signal })),
  })
}

export function figuresQuery(chatId: string, days: { from: string; to: string }) {
  return queryOptions({
    queryKey: ['chat', chatId, 'figures', days],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/chats/{chatId}/figures', { params: { ...path(chatId), query: days }, signal })),
    refetchInterval: 60_000,
  })
}

export function digestsQuery(chatId: string) {
  return queryOptions({
    queryKey: ['chat', chatId, 'digests'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/chats/{chatId}/digests', { params: path(chatId), signal })),
  })
}

export function moderationQuery(chatId: string) {
  return queryOptions({
    queryKey: ['chat', chatId, 'moderation'],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/chats/{chatId}/moderation', { params: path(chatId), signal })),
  })
}

export function setupQuery(chatId: string) {
  return queryOptions({
    queryKey: ['chat', chatId, 'setup'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/chats/{chatId}/setup', { params: path(chatId), signal })),
  })
}

export function peopleQuery(chatId: string, search: string) {
  return queryOptions({
    queryKey: ['chat', chatId, 'people', search],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/chats/{chatId}/people', { params: { ...path(chatId), query: { search } }, signal }),
      ),
    staleTime: 60_000,
  })
}

export const accountsQuery = queryOptions({
  queryKey: ['network-accounts'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/own-account/network-accounts', { signal })),
})
