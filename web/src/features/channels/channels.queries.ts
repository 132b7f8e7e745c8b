import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '../../lib/api.ts'

export const channelsQuery = queryOptions({
  queryKey: ['channels'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/channels', { signal })),
})
