import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type {
  FigureFilter,
  FigureRow,
  FigureSeriesResponse,
  FiguresResponse,
} from '@veche/contract/figures.ts'
import type { FIGURE_KEYS } from '@veche/contract/values/figures.ts'
import { api, unwrap } from '../../lib/api.ts'

/** Days and filter, as the server is asked. */
export type Asked = { from: string; to: string } & FigureFilter
export type Reading = FiguresResponse['figures'][number]
export type Series = FigureSeriesResponse['series'][number]
export type Row = FigureRow

const MINUTE_MS = 60_000
/** Things become late without any event. What is shown of the period before stays until the next one has come. */
const FRESH = { refetchInterval: MINUTE_MS, placeholderData: keepPreviousData } as const

/** All figures where none is named. */
export function figuresQuery(asked: Asked, codes?: readonly string[]) {
  const query = { ...asked, ...(codes && { codes: codes.join(',') }) }
  return queryOptions({
    queryKey: ['figures', 'read', query],
    queryFn: ({ signal }) => unwrap(api.GET('/api/figures', { params: { query }, signal })),
    ...FRESH,
  })
}

export function seriesQuery(asked: Asked, codes: readonly string[]) {
  const query = { ...asked, codes: codes.join(',') }
  return queryOptions({
    queryKey: ['figures', 'series', query],
    queryFn: ({ signal }) => unwrap(api.GET('/api/figures/series', { params: { query }, signal })),
    ...FRESH,
  })
}

export function tableQuery(asked: Asked, by: (typeof FIGURE_KEYS)[number], codes: readonly string[]) {
  const query = { ...asked, by, codes: codes.join(',') }
  return queryOptions({
    queryKey: ['figures', 'table', query],
    queryFn: ({ signal }) => unwrap(api.GET('/api/figures/table', { params: { query }, signal })),
    ...FRESH,
  })
}

export function matrixQuery(asked: Asked) {
  return queryOptions({
    queryKey: ['figures', 'matrix', asked],
    queryFn: ({ signal }) => unwrap(api.GET('/api/figures/matrix', { params: { query: asked }, signal })),
    ...FRESH,
  })
}

export function rowsQuery(code: string, asked: Asked, isCounted: boolean | undefined) {
  return infiniteQueryOptions({
    queryKey: ['figures', 'rows', code, asked, isCounted],
    queryFn: ({ pageParam, signal }) =>
      readRows({ code, asked, isCounted, limit: 100, cursor: pageParam, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    select: ({ pages }) => pages.flatMap(({ rows }) => rows),
  })
}

type RowsAsked = {
  code: string
  asked: Asked
  /** Only those of the numerator, or only the others. */
  isCounted: boolean | undefined
  limit: number
  cursor: string
  signal?: AbortSignal
}

export function readRows({ code, asked, isCounted, limit, cursor, signal }: RowsAsked) {
  const which = isCounted === undefined ? {} : { isCounted: String(isCounted) }
  return unwrap(
    api.GET('/api/figures/{code}/rows', {
      params: { path: { code }, query: { ...asked, ...which, limit, ...(cursor && { cursor }) } },
      ...(signal && { signal }),
    }),
  )
}

/** Borders move with a law, not with the day. */
export const polygonsQuery = queryOptions({
  queryKey: ['polygons'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/directory/polygons', { signal })),
  staleTime: Number.POSITIVE_INFINITY,
})
