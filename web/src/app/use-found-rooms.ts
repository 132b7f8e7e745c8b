import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { SearchResponse } from '@veche/contract/portal/search.ts'
import { useTranslation } from 'react-i18next'
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
  const { t } = useTranslation()
  const open = useOpen()
  const { data, isFetching } = useQuery({
    ...foundRoomsQuery(search ?? ''),
    enabled: search !== null,
    placeholderData: keepPreviousData,
  })
  if (search === null) return { items: [], isSearching: false }
  const items = (data?.found ?? []).map((found) => {
    const { kind, id, title, about, municipalityCode, agencyCode, isNearly } = found
    const whose = agencyCode ? agencyName(agencyCode) : municipalityName(municipalityCode)
    const where = kind === 'macro' ? t('desk.palette.ofCard') : null
    const told = [isNearly && t('desk.palette.likely'), about, whose, where].filter(Boolean).join(' · ')
    return {
      ...{ key: `${kind}-${id}`, group: kind, label: title, onSelect: () => open(found) },
      ...(told !== '' && { about: told }),
    }
  })
  return { items, isSearching: isFetching }
}

function useOpen() {
  const navigate = useNavigate()
  return ({ kind, id, title, agencyCode, incidentId }: SearchResponse['found'][number]) => {
    switch (kind) {
      case 'answer':
        return void navigate({ to: '/incident/$incidentId', params: { incidentId: id } })
      case 'note':
        return void navigate({ to: '/incident/$incidentId', params: { incidentId: incidentId ?? id } })
      case 'subtask':
        // Whoever does it alone has it in their list, and not the question.
        return void (incidentId === null
          ? navigate({ to: '/tasks' })
          : navigate({ to: '/incident/$incidentId', params: { incidentId } }))
      case 'outage':
        return void navigate({ to: '/outages/$outageId', params: { outageId: id } })
      case 'fake':
        return void navigate({ to: '/fakes/$fakeId', params: { fakeId: id } })
      case 'livestream':
        return void navigate({ to: '/livestreams/$livestreamId', params: { livestreamId: id } })
      case 'template':
        return void navigate({ to: '/templates', search: { search: title } })
      case 'macro':
        return void navigate({ to: '/desk' })
      case 'rule':
        return void navigate({ to: '/rules/{-$ruleId}', params: { ruleId: id } })
      case 'exercise':
        return void navigate({ to: '/exercises' })
      case 'run':
        return void navigate({ to: '/exercises/$runId', params: { runId: id } })
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
