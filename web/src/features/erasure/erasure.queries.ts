import { queryOptions } from '@tanstack/react-query'
import type { ErasureKind } from '@veche/contract/admin/erasure.ts'
import { api, unwrap } from '../../lib/api.ts'

export const ERASURES_KEY = ['erasures']

export const erasuresQuery = queryOptions({
  queryKey: ERASURES_KEY,
  queryFn: ({ signal }) => unwrap(api.GET('/api/erasures', { signal })),
})

/** What would go of the question with this number. */
export const previewQuery = (number: number | null, kind: ErasureKind) =>
  queryOptions({
    queryKey: ['erasure-preview', number, kind],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/erasures/preview', { params: { query: { number: number ?? 0, kind } }, signal })),
    enabled: number !== null,
    retry: false,
  })

export const askErasure = (body: { number: number; kind: ErasureKind; paper: string }) =>
  unwrap(api.POST('/api/erasures', { body }))

export const decideErasure = (erasureId: string, decision: 'confirm' | 'refuse') =>
  unwrap(
    api.POST('/api/erasures/{erasureId}/decision', { params: { path: { erasureId } }, body: { decision } }),
  )
