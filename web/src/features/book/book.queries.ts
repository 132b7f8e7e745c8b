import { queryOptions } from '@tanstack/react-query'
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
