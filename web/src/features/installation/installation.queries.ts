import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '../../lib/api.ts'

export const installationQuery = queryOptions({
  queryKey: ['installation'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/installation', { signal })),
  refetchInterval: 10_000,
})
