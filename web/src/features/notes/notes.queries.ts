import { queryOptions } from '@tanstack/react-query'
import type { NoteResponse } from '@veche/contract/casework/notes.ts'
import { api, unwrap } from '../../lib/api.ts'
import { mergeBeginning } from '../../lib/queries/paged-list.ts'
import { LONGEST_PAGE, type PagedQuery } from '../../lib/queries/paged-query.ts'

export function notesQuery(incidentId: string): PagedQuery<NoteResponse, { canWrite: boolean }> {
  return {
    queryKey: ['notes', incidentId, 'list'],
    pageSize: 20,
    longestPage: LONGEST_PAGE,
    async readPage({ cursor, limit, signal }) {
      const { notes, nextCursor, canWrite } = await unwrap(
        api.GET('/api/incidents/{incidentId}/notes', {
          params: { path: { incidentId }, query: { limit, ...(cursor && { cursor }) } },
          ...(signal && { signal }),
        }),
      )
      return { rows: notes, nextCursor, head: { canWrite } }
    },
    merge: mergeBeginning,
  }
}

export function mentionableQuery(incidentId: string, search: string | null) {
  return queryOptions({
    queryKey: ['notes', incidentId, 'mentionable', search],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/api/incidents/{incidentId}/mentionable', {
          params: { path: { incidentId }, query: { search: search ?? '' } },
          signal,
        }),
      ),
    enabled: search !== null,
    staleTime: 60_000,
  })
}
