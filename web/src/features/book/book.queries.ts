import { queryOptions } from '@tanstack/react-query'
import type { BookPostDecision } from '@veche/contract/admin/book-pages.ts'
import { api, unwrap } from '../../lib/api.ts'

export const BOOK_KEY = ['book']

export const bookQuery = queryOptions({
  queryKey: BOOK_KEY,
  queryFn: ({ signal }) => unwrap(api.GET('/api/book', { signal })),
  refetchInterval: 10_000,
})

export const addWitness = (body: { verifierKey: string; url: string }) =>
  unwrap(api.POST('/api/book/witnesses', { body }))
export const removeWitness = (id: string) =>
  unwrap(api.DELETE('/api/book/witnesses/{id}', { params: { path: { id } } }))
export const watchBook = (body: { verifierKey: string }) => unwrap(api.POST('/api/book/watched', { body }))
export const unwatchBook = (id: string) =>
  unwrap(api.DELETE('/api/book/watched/{id}', { params: { path: { id } } }))
export const changeBookKey = (verifierKey: string) =>
  unwrap(api.POST('/api/book/key', { body: { verifierKey } }))

export const bookPagesQuery = queryOptions({
  queryKey: [...BOOK_KEY, 'pages'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/book/pages', { signal })),
  refetchInterval: 10_000,
})
/** Asks the network, so it is not asked again by itself. */
export const bookPagePlacesQuery = (channelId: string) =>
  queryOptions({
    queryKey: [...BOOK_KEY, 'places', channelId],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/book/pages/{channelId}', { params: { path: { channelId } }, signal })),
  })

export const switchOnBookPage = (channelId: string, container: string) =>
  unwrap(api.PUT('/api/book/pages/{channelId}', { params: { path: { channelId } }, body: { container } }))
export const switchOffBookPage = (channelId: string) =>
  unwrap(api.DELETE('/api/book/pages/{channelId}', { params: { path: { channelId } } }))
export const takeDownBookPost = (id: string) =>
  unwrap(api.DELETE('/api/book/posts/{id}', { params: { path: { id } } }))
export const decideBookPost = (id: string, decision: BookPostDecision) =>
  unwrap(api.POST('/api/book/posts/{id}/decide', { params: { path: { id } }, body: { decision } }))
