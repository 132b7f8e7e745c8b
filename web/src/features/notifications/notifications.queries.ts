import { queryOptions } from '@tanstack/react-query'
import type { NotificationResponse } from '@veche/contract/notifications.ts'
import { api, unwrap } from '../../lib/api.ts'
import { fromDesk } from '../../lib/queries/desk-opening.ts'
import { mergeBeginning } from '../../lib/queries/paged-list.ts'
import { LONGEST_PAGE, type PagedQuery } from '../../lib/queries/paged-query.ts'

export function notificationsQuery(isUnreadOnly: boolean): PagedQuery<NotificationResponse> {
  return {
    queryKey: ['notifications', 'list', isUnreadOnly],
    pageSize: 40,
    longestPage: LONGEST_PAGE,
    async readPage({ cursor, limit, signal }) {
      const query = { limit, ...(cursor && { cursor }), ...(isUnreadOnly && { unread: 'true' as const }) }
      const { notifications, nextCursor } = await unwrap(
        api.GET('/api/notifications', { params: { query }, ...(signal && { signal }) }),
      )
      return { rows: notifications, nextCursor, head: null }
    },
    merge: mergeBeginning,
  }
}

export const unreadQuery = queryOptions({
  queryKey: ['notifications', 'unread'],
  queryFn: fromDesk('unread', (signal) => unwrap(api.GET('/api/notifications/unread', { signal }))),
})

export const preferencesQuery = queryOptions({
  queryKey: ['notifications', 'preferences'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/notifications/preferences', { signal })),
})
