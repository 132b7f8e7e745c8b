import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { FigureFilter } from '@veche/contract/figures.ts'
import { api, unwrap } from '../../lib/api.ts'

/** Of which place the page is. */
export type Place = Pick<FigureFilter, 'municipalityCode' | 'agencyCode'>
export type SliceFilter = Pick<FigureFilter, 'municipalityCode' | 'agencyCode' | 'groupCode'>

const MINUTE_MS = 60_000
/** Time alone changes what is told; what is shown stays until the next has come. */
const FRESH = { refetchInterval: MINUTE_MS, placeholderData: keepPreviousData } as const

export function surgesQuery(place: Place) {
  return queryOptions({
    queryKey: ['reports', 'surges', place],
    queryFn: ({ signal }) => unwrap(api.GET('/api/reports/surges', { params: { query: place }, signal })),
    ...FRESH,
  })
}

/** Of the past but its last day, which is told beside it as it happens. */
export function surgeDaysQuery(asked: { from: string; to: string } & SliceFilter) {
  return queryOptions({
    queryKey: ['reports', 'surges', 'days', asked],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/reports/surges/days', { params: { query: asked }, signal })),
    ...FRESH,
  })
}

export function forecastQuery(place: Place) {
  return queryOptions({
    queryKey: ['reports', 'forecast', place],
    queryFn: ({ signal }) => unwrap(api.GET('/api/reports/forecast', { params: { query: place }, signal })),
    ...FRESH,
  })
}

/** Found anew at night. */
const NIGHTLY = { staleTime: 5 * MINUTE_MS, placeholderData: keepPreviousData } as const

export function durabilityQuery(filter: SliceFilter) {
  return queryOptions({
    queryKey: ['reports', 'durability', filter],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/reports/durability', { params: { query: filter }, signal })),
    ...NIGHTLY,
  })
}

export function spellsQuery(filter: SliceFilter) {
  return queryOptions({
    queryKey: ['reports', 'spells', filter],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/reports/durability/spells', { params: { query: filter }, signal })),
    ...NIGHTLY,
  })
}

export const silenceQuery = queryOptions({
  queryKey: ['reports', 'silence'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/reports/silence', { signal })),
  ...NIGHTLY,
})

export function silenceRowsQuery(municipalityCode: string, settlement: string) {
  const query = { municipalityCode, settlement }
  return queryOptions({
    queryKey: ['reports', 'silence', query],
    queryFn: ({ signal }) => unwrap(api.GET('/api/reports/silence/rows', { params: { query }, signal })),
    staleTime: 5 * MINUTE_MS,
  })
}

export function qualityQuery(period: { from: string; to: string }) {
  return queryOptions({
    queryKey: ['reports', 'quality', period],
    queryFn: ({ signal }) => unwrap(api.GET('/api/reports/quality', { params: { query: period }, signal })),
    ...NIGHTLY,
  })
}

/** Another one waits after each that is read. */
export const readingRoomQuery = queryOptions({
  queryKey: ['reports', 'readings'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/reports/readings', { signal })),
  staleTime: 0,
})

const WORKED_ON_MS = 3000

/** Asked again while one is worked on. */
export const replaysQuery = queryOptions({
  queryKey: ['reports', 'replays'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/reports/replays', { signal })),
  refetchInterval: ({ state }) =>
    state.data?.replays.some((replay) => replay.state !== 'done' && replay.state !== 'failed')
      ? WORKED_ON_MS
      : false,
})
