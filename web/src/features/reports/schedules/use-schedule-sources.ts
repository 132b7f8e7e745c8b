import { useQuery } from '@tanstack/react-query'
import type { FigureFilter } from '@veche/contract/figures.ts'
import { api, unwrap } from '../../../lib/api.ts'
import { meQuery } from '../../../lib/session.ts'

const LEADERS: readonly string[] = ['dispatcher', 'moderator', 'coordinator', 'head', 'analyst']

/** Of what a person may schedule: the places they may report on, and the views of the desk that they see. */
export function useScheduleSources(): {
  views: readonly { id: string; name: string }[]
  /** Null: the whole region. */
  own: readonly FigureFilter[] | null
} {
  const me = useQuery(meQuery).data
  const views = useQuery({
    queryKey: ['views', 'list'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/views', { signal })),
    enabled: me?.abilities.exportIncidents ?? false,
  })
  const scopes = me?.grants.filter(({ role }) => LEADERS.includes(role)).map(({ scope }) => scope) ?? []
  const isWhole = scopes.some(({ kind }) => kind === 'region')
  return {
    views: views.data?.views ?? [],
    own: isWhole
      ? null
      : scopes.flatMap((scope): FigureFilter[] => {
          if (scope.kind === 'municipality') return [{ municipalityCode: scope.code }]
          return scope.kind === 'agency' ? [{ agencyCode: scope.code }] : []
        }),
  }
}
