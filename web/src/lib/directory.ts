import { queryOptions, useQuery } from '@tanstack/react-query'
import type { DirectoryResponse } from '@veche/contract/directory.ts'
import type { FigureFilter } from '@veche/contract/figures.ts'
import { useMemo } from 'react'
import { api, unwrap } from './api.ts'

export const directoryQuery = queryOptions({
  queryKey: ['directory'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/directory', { signal })),
  staleTime: 10 * 60_000,
  gcTime: Number.POSITIVE_INFINITY,
})

export type DirectoryNames = ReturnType<typeof indexDirectory>
type Entry<K extends Exclude<keyof DirectoryResponse, 'retired'>> = DirectoryResponse[K][number]

export function indexDirectory(directory: DirectoryResponse) {
  const retired = {
    topics: namesOf(directory.retired.topics),
    agencies: namesOf(directory.retired.agencies),
    municipalities: namesOf(directory.retired.municipalities),
    units: namesOf(directory.retired.units),
  }
  const topics = new Map(directory.topics.map((entry) => [entry.code, entry]))
  const groups = new Map(directory.topicGroups.map((entry) => [entry.code, entry]))
  const agencies = new Map(directory.agencies.map((entry) => [entry.code, entry]))
  const municipalities = new Map(directory.municipalities.map((entry) => [entry.code, entry]))
  const units = new Map(
    directory.agencies.flatMap((agency) => agency.units.map((unit) => [unit.code, unit.name] as const)),
  )
  // A code is shown only if the loaded directory does not know it.
  const nameless = (code: string) => (directory === EMPTY ? COMING : code)
  return {
    directory,
    topic: (code: string | null): Entry<'topics'> | undefined => (code ? topics.get(code) : undefined),
    agency: (code: string | null): Entry<'agencies'> | undefined => (code ? agencies.get(code) : undefined),
    topicName: (code: string | null) =>
      code ? (topics.get(code)?.name ?? retired.topics.get(code) ?? nameless(code)) : null,
    groupName: (code: string | null) => (code ? (groups.get(code)?.name ?? nameless(code)) : null),
    agencyName: (code: string | null) =>
      code ? (agencies.get(code)?.name ?? retired.agencies.get(code) ?? nameless(code)) : null,
    municipalityName: (code: string | null) =>
      code
        ? (municipalities.get(code)?.shortName ?? retired.municipalities.get(code) ?? nameless(code))
        : null,
    unitName: (code: string | null) =>
      code ? (units.get(code) ?? retired.units.get(code) ?? nameless(code)) : null,
  }
}

function namesOf(rows: readonly { code: string; name: string }[]): Map<string, string> {
  return new Map(rows.map(({ code, name }) => [code, name]))
}

const EMPTY: DirectoryResponse = {
  municipalities: [],
  agencies: [],
  topicGroups: [],
  topics: [],
  retired: { municipalities: [], agencies: [], units: [], topics: [] },
}

const COMING = '…'

/** Names of topics, agencies and places; an ellipsis stands for each while they are on their way. */
export function useDirectory(): DirectoryNames {
  const directory = useQuery(directoryQuery).data ?? EMPTY
  return useMemo(() => indexDirectory(directory), [directory])
}

/** Places that the reader may ask about; `own` is null for whoever sees the whole region. */
export function useAskedPlaces(own: readonly FigureFilter[] | null | undefined) {
  const { directory } = useDirectory()
  const mayAsk =
    (key: 'municipalityCode' | 'agencyCode') =>
    ({ code }: { code: string }) =>
      own === null || (own?.some((place) => place[key] === code) ?? false)
  return {
    municipalityCode: directory.municipalities.filter(mayAsk('municipalityCode')),
    agencyCode: directory.agencies.filter(mayAsk('agencyCode')),
  }
}
