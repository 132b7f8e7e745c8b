import { SearchQuery, SearchResponse } from '../../portal/search.ts'
import { route } from '../route.ts'

export const SEARCH_ROUTES = {
  search: route({
    method: 'GET',
    path: '/api/found',
    permission: 'today.read',
    tag: 'today',
    summary: 'Finds news, orders, practices, courses, threads and official pages by words',
    description:
      'Each word begins a word of what is found, in any form, typed in either layout or in Latin letters. Only what the caller may read in its room. Questions, articles and people have searches of their own.',
    query: SearchQuery,
    response: SearchResponse,
  }),
}
