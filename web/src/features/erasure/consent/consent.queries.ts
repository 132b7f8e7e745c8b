import { queryOptions } from '@tanstack/react-query'
import type { ConsentText } from '@veche/contract/admin/consent.ts'
import { api, unwrap } from '../../../lib/api.ts'

export const CONSENT_KEY = ['consent']

export const consentQuery = queryOptions({
  queryKey: CONSENT_KEY,
  queryFn: ({ signal }) => unwrap(api.GET('/api/consent', { signal })),
})

export const publishConsent = (body: ConsentText) => unwrap(api.POST('/api/consent', { body }))
