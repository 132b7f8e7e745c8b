/** Paged lists on the query cache. Whatever makes a list old, one request brings its beginning; pages behind it stay. */
import {
  type QueryClient,
  type QueryKey,
  queryOptions,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { appendPage, type Paged } from './paged-list.ts'

export type PageAsked = { cursor: string; limit: number; signal?: AbortSignal }
export type PagedQuery<Row extends { id: string }, Head = null> = {
  queryKey: QueryKey
  pageSize: number
  readPage: (asked: PageAsked) => Promise<Paged<Row, Head>>
  merge: (list: Paged<Row, Head>, fresh: Paged<Row, Head>) => Paged<Row, Head>
  /** Where only reading again tells of changes, as much as is loaded is read, up to this. */
  longestPage?: number
  refetchInterval?: number
}

/** The server gives no more rows at once. */
export const LONGEST_PAGE = 200
const AFTER_FAILURE_MS = 3000
const turns = new Map<string, Promise<unknown>>()

/** One request of a list runs at a time, so an earlier response never overwrites a later one. */
export function inTurn<Value>(queryKey: QueryKey, act: () => Promise<Value>): Promise<Value> {
  const key = JSON.stringify(queryKey)
  const before = turns.get(key) ?? Promise.resolve()
  const turn = before.then(act, act)
  turns.set(key, turn)
  const forget = () => {
    if (turns.get(key) === turn) turns.delete(key)
  }
  turn.then(forget, forget)
  return turn
}

export function pagedOptions<Row extends { id: string }, Head>(paged: PagedQuery<Row, Head>) {
  const { queryKey, refetchInterval = false } = paged
  return queryOptions({
    queryKey,
    queryFn: ({ client, signal }): Promise<Paged<Row, Head>> =>
      inTurn(queryKey, () => readBeginning(client, paged, signal)),
    refetchInterval,
  })
}

async function readBeginning<Row extends { id: string }, Head>(
  client: QueryClient,
  paged: PagedQuery<Row, Head>,
  signal?: AbortSignal,
): Promise<Paged<Row, Head>> {
  const kept = () => client.getQueryData<Paged<Row, Head>>(paged.queryKey)
  const { pageSize, longestPage = pageSize } = paged
  const limit = Math.min(longestPage, Math.max(pageSize, kept()?.rows.length ?? 0))
  const fresh = await paged.readPage({ cursor: '', limit, ...(signal && { signal }) })
  const list = kept()
  return list ? paged.merge(list, fresh) : fresh
}

/** The beginning again, without a word about loading. */
export async function refreshBeginning<Row extends { id: string }, Head>(
  client: QueryClient,
  paged: PagedQuery<Row, Head>,
): Promise<Paged<Row, Head>> {
  return inTurn(paged.queryKey, async () => {
    const list = await readBeginning(client, paged)
    client.setQueryData<Paged<Row, Head>>(paged.queryKey, list)
    return list
  })
}

async function readNext<Row extends { id: string }, Head>(
  client: QueryClient,
  paged: PagedQuery<Row, Head>,
): Promise<void> {
  const { queryKey, pageSize } = paged
  await inTurn(queryKey, async () => {
    const cursor = client.getQueryData<Paged<Row, Head>>(queryKey)?.nextCursor
    if (!cursor) return
    const page = await paged.readPage({ cursor, limit: pageSize })
    changePaged<Row, Head>(client, queryKey, (list) => appendPage(list, page))
  })
}

/** A part of the list is other now; when it was last read from its beginning stays as it was. */
export function changePaged<Row extends { id: string }, Head = null>(
  client: QueryClient,
  queryKey: QueryKey,
  change: (list: Paged<Row, Head>) => Paged<Row, Head>,
): void {
  const readAt = client.getQueryState(queryKey)?.dataUpdatedAt
  client.setQueryData<Paged<Row, Head>>(
    queryKey,
    (list) => list && change(list),
    readAt === undefined ? {} : { updatedAt: readAt },
  )
}

export function usePaged<Row extends { id: string }, Head>(paged: PagedQuery<Row, Head>) {
  const client = useQueryClient()
  const query = useQuery(pagedOptions(paged))
  const [loadingKey, setLoadingKey] = useState<string | null>(null)
  const key = JSON.stringify(paged.queryKey)
  const isFetchingNextPage = loadingKey === key
  const hasNextPage = (query.data?.nextCursor ?? null) !== null

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says which list it is
  const fetchNextPage = useCallback(async () => {
    setLoadingKey(key)
    try {
      await readNext(client, paged)
    } catch {
      // The list stays and its end is requested again, but not at once.
      await new Promise((resolve) => setTimeout(resolve, AFTER_FAILURE_MS))
    } finally {
      setLoadingKey((loading) => (loading === key ? null : loading))
    }
  }, [client, key])

  return {
    ...query,
    rows: query.data?.rows,
    head: query.data?.head,
    hasNextPage,
    isFetchingNextPage,
    isFetching: query.isFetching || isFetchingNextPage,
    fetchNextPage,
  }
}
