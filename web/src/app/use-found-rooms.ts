import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { SearchResponse } from '@veche/contract/portal/search.ts'
import type { FoundGroup } from '../features/desk/palette-items.ts'
import { api, unwrap } from '../lib/api.ts'
import { useDirectory } from '../lib/directory.ts'

const foundRoomsQuery = (words: string) =>
  queryOptions({
    queryKey: ['found-rooms', words],
    queryFn: ({ signal }) => unwrap(api.GET('/api/found', { params: { query: { words } }, signal })),
    staleTime: 60_000,
  })

/** What the rooms of the portal have by these words; `search` null: nothing is asked. */
export function useFoundRooms(search: string | null): FoundGroup {
  const { municipalityName, agencyName } = useDirectory()
  const open = useOpen()
  const { data, isFetching } = useQuery({
    ...foundRoomsQuery(search ?? ''),
    enabled: search !== null,
    placeholderData: keepPreviousData,
  })
  if (search === null) return { items: [], isSearching: false }
  const items = (data?.found ?? []).map(({ kind, id, title, about, municipalityCode, agencyCode }) => {
    const whose = agencyCode ? agencyName(agencyCode) : municipalityName(municipalityCode)
    const place = [about, whose].filter(Boolean).join(' · ') || null
    return {
      ...{ key: `${kind}-${id}`, group: kind, label: title, onSelect: () => open({ kind, id, agencyCode }) },
      ...(place !== null && { about: place }),
    }
  })
  return { items, isSearching: isFetching }
}

function useOpen() {
  const navigate = useNavigate()
  type Found = Pick<SearchResponse['found'][number], 'kind' | 'id' | 'agencyCode'>
  return ({ kind, id, agencyCode }: Found) => {
    switch (kind) {
      case 'answer':
        return void navigate({ to: '/incident/$incidentId', params: { incidentId: id } })
      case 'bulletin':
        return void navigate({ to: '/orders/$bulletinId', params: { bulletinId: id } })
      case 'practice':
        return void navigate({ to: '/practices/$practiceId', params: { practiceId: id } })
      case 'course':
        return void navigate({ to: '/courses/$courseId', params: { courseId: id } })
      case 'thread':
        return void navigate({ to: '/feedback/$threadId', params: { threadId: id } })
      case 'broadcast':
        return void navigate({ to: '/broadcasts/$broadcastId', params: { broadcastId: id } })
      case 'contact':
        return void navigate({ to: '/duty/$agencyCode', params: { agencyCode: agencyCode ?? '' } })
      case 'page':
        return void navigate({ to: '/pages/$channelId', params: { channelId: id } })
    }
  }
}
