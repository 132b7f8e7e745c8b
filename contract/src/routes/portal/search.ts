import { SearchQuery, SearchResponse } from '../../portal/search.ts'
import { route } from '../route.ts'

export const SEARCH_ROUTES = {
  search: route({
    method: 'GET',
    path: '/api/found',
    permission: 'today.read',
    tag: 'today',
    summary: 'Finds by words what every room has that the caller may read',
    description:
      'Answers, notes, orders, outages, rumours and the others. Each word begins a word of what is found, in any form, typed in either layout or in Latin letters; where a room has nothing so, its titles and names that are spelt nearly so, which stand last. Only what the caller may read in its room. Questions, articles and the colleagues of a desk have searches of their own.',
    query: SearchQuery,
    response: SearchResponse,
  }),
}
