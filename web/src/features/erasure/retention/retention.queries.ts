import { queryOptions } from '@tanstack/react-query'
import type { RetentionTerms } from '@veche/contract/admin/retention.ts'
import { api, unwrap } from '../../../lib/api.ts'

export const RETENTION_KEY = ['retention']

export const retentionQuery = queryOptions({
  queryKey: RETENTION_KEY,
  queryFn: ({ signal }) => unwrap(api.GET('/api/retention', { signal })),
})

export const previewTerms = (terms: RetentionTerms) =>
  unwrap(api.POST('/api/retention/preview', { body: { terms } }))

export const askTerms = (terms: RetentionTerms) =>
  unwrap(api.POST('/api/retention/terms', { body: { terms } }))

export const decideTerms = (policyId: string, decision: 'confirm' | 'refuse') =>
  unwrap(
    api.POST('/api/retention/terms/{policyId}/decision', {
      params: { path: { policyId } },
      body: { decision },
    }),
  )

export const placeHold = (body: { number: number; isOfPerson: boolean; reason: string }) =>
  unwrap(api.POST('/api/retention/holds', { body }))

export const liftHold = (holdId: string) =>
  unwrap(api.POST('/api/retention/holds/{holdId}/lift', { params: { path: { holdId } } }))
