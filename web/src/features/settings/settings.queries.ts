import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '../../lib/api.ts'

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/settings', { signal })),
})
