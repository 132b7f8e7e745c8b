import {
  type QueryClient,
  type QueryFunctionContext,
  type QueryKey,
  queryOptions,
} from '@tanstack/react-query'
import type { DeskResponse } from '@veche/contract/desk.ts'
import { api, unwrap } from '../api.ts'

/** So long what came with the desk is as good as asked for now. */
const FRESH_MS = 5_000

/** What stands around the list, asked for once, when the desk is opened. */
export const deskQuery = queryOptions({
  queryKey: ['desk'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/desk', { signal })),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
})

/** A question whose first answer comes with the desk where that is being opened; later it is asked by itself. */
export function fromDesk<Part extends keyof DeskResponse>(
  part: Part,
  ask: (signal: AbortSignal) => Promise<DeskResponse[Part]>,
): (context: Pick<QueryFunctionContext, 'client' | 'queryKey' | 'signal'>) => Promise<DeskResponse[Part]> {
  return async ({ client, queryKey, signal }) => {
    if (client.getQueryData(queryKey) !== undefined || !isOpening(client, deskQuery.queryKey))
      return ask(signal)
    return (await client.ensureQueryData(deskQuery))[part]
  }
}

function isOpening(client: QueryClient, queryKey: QueryKey): boolean {
  const state = client.getQueryState(queryKey)
  if (!state || state.status === 'error') return false
  return state.status === 'pending'
    ? state.fetchStatus === 'fetching'
    : Date.now() - state.dataUpdatedAt < FRESH_MS
}
