import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '../../../lib/api.ts'
import type { AnswerOf, BodyOf } from '../../../lib/call-route.ts'

export type Roster = AnswerOf<'GET /api/duty/posts/{postId}/roster'>
export type Shift = Roster['shifts'][number]
export type Problem = Roster['problems'][number]
type Saving = BodyOf<'PUT /api/duty/posts/{postId}/roster'>

const path = (postId: string) => ({ path: { postId } })

/** Of the week of a day; by default of today. */
export function rosterQuery(postId: string, day: string | undefined) {
  return queryOptions({
    queryKey: ['duty', 'roster', postId, day ?? null],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/duty/posts/{postId}/roster', {
          params: { ...path(postId), query: day === undefined ? {} : { day } },
          signal,
        }),
      ),
  })
}

/** What would be wrong with it, as long as it is only typed. */
export function draftQuery(
  postId: string,
  { week, shifts }: { week: string; shifts: readonly Shift[] | null },
) {
  return queryOptions({
    queryKey: ['duty', 'roster-draft', postId, week, shifts],
    queryFn: () => draftRoster(postId, { week, shifts: shifts ?? [] }),
    enabled: shifts !== null,
    placeholderData: (before) => before,
  })
}

export function draftRoster(
  postId: string,
  { week, shifts, copy = false }: { week: string; shifts: readonly Shift[]; copy?: boolean },
) {
  return unwrap(
    api.POST('/api/duty/posts/{postId}/roster/draft', {
      params: path(postId),
      body: { week, shifts: [...shifts], copy },
    }),
  )
}

export function saveRoster(postId: string, body: Saving) {
  return unwrap(api.PUT('/api/duty/posts/{postId}/roster', { params: path(postId), body }))
}
