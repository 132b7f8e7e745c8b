import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '../../../lib/api.ts'
import type { AnswerOf } from '../../../lib/call-route.ts'

export type Mapping = AnswerOf<'GET /api/exchange/mappings'>['mappings'][number]
export type MappingContent = Pick<Mapping, 'name' | 'system' | 'columns'>

export const MAPPINGS = ['exchange', 'mappings']

export const mappingsQuery = queryOptions({
  queryKey: MAPPINGS,
  queryFn: ({ signal }) => unwrap(api.GET('/api/exchange/mappings', { signal })),
  staleTime: 60_000,
})

/** For whoever exports, and may not see how they are read. */
export const mappingNamesQuery = queryOptions({
  queryKey: ['exchange', 'mapping-names'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/exchange/mapping-names', { signal })),
  staleTime: 60_000,
})

export const SCHEDULES = ['exchange', 'schedules']
export const schedulesQuery = queryOptions({
  queryKey: SCHEDULES,
  queryFn: ({ signal }) => unwrap(api.GET('/api/exchange/schedules', { signal })),
})
