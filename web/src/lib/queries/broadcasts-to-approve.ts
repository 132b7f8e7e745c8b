/** Texts to many places that wait for the reader's word: the frame counts them, and the page of approvals lists them. */
import { queryOptions } from '@tanstack/react-query'
import { api, unwrap } from '../api.ts'

export const toApproveQuery = queryOptions({
  queryKey: ['broadcasts', 'to_approve'],
  queryFn: ({ signal }) => unwrap(api.GET('/api/broadcasts/to-approve', { signal })),
})
