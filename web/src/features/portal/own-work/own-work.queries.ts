import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '../../../lib/api.ts'
import type { AnswerOf } from '../../../lib/call-route.ts'

export type OwnWork = AnswerOf<'GET /api/today/work'>
export type Week = OwnWork['weeks'][number]

export const ownWorkQuery = queryOptions({
  queryKey: ['own-work'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/today/work', { signal })),
  staleTime: 5 * 60_000,
})
