import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '../../lib/api.ts'

export const ERASURES_KEY = ['erasures']

export const erasuresQuery = queryOptions({
  queryKey: ERASURES_KEY,
  queryFn: ({ signal }) => unwrap(api.GET('/api/erasures', { signal })),
})

/** What would go of the question with this number. */
export const previewQuery = (number: number | null) =>
  queryOptions({
    queryKey: ['erasure-preview', number],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/erasures/preview', { params: { query: { number: number ?? 0 } }, signal })),
    enabled: number !== null,
    retry: false,
  })

export const askErasure = (body: { number: number; paper: string }) =>
  unwrap(api.POST('/api/erasures', { body }))

export const decideErasure = (erasureId: string, decision: 'confirm' | 'refuse') =>
  unwrap(
    api.POST('/api/erasures/{erasureId}/decision', { params: { path: { erasureId } }, body: { decision } }),
  )
