import { useQueries, useQuery } from '@tanstack/react-query'
import { channelsQuery } from '../../../lib/channels.ts'
import { type FilterText, valuesOf } from '../../../lib/incidents/incident-filter.ts'
import { peopleQuery } from '../../../lib/people/people.queries.ts'
import { meQuery } from '../../../lib/session.ts'

export type FilterNames = { value: string; label: string }[]

/** Pages of ours and people that a filter may name: people by the agencies that are chosen, or by one's own. */
export function useFilterNames(filters: FilterText): { channelId: FilterNames; assigneeId: FilterNames } {
  const { data: me } = useQuery(meQuery)
  const { data } = useQuery({ ...channelsQuery, enabled: me?.abilities.seeChannels === true })
  const own = me?.grants.flatMap(({ scope }) => (scope.kind === 'agency' ? [scope.code] : [])) ?? []
  const chosen = valuesOf(filters, 'agencyCode').filter((code) => code !== 'none')
  const codes = [...new Set(chosen.length > 0 ? chosen : own)]
  const people = useQueries({
    queries: codes.map((code) => peopleQuery(code)),
    combine: (results) => results.flatMap((result) => result.data?.people ?? []),
  })
  return {
    channelId: (data?.channels ?? []).map(({ id, name }) => ({ value: id, label: name })),
    assigneeId: [...new Map(people.map(({ id, name }) => [id, name]))].map(([value, label]) => ({
      value,
      label,
    })),
  }
}
