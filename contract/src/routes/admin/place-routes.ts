import { z } from 'zod'
import {
  PlaceRoute,
  PlaceRoutesResponse,
  UpdatePlaceRouteRequest,
} from '../../admin/place-routes/place-routes.ts'
import { NoContent } from '../../common.ts'
import { route } from '../route.ts'

const PlaceRouteParams = z.object({ placeRouteId: z.uuid() })

export const PLACE_ROUTE_ROUTES = {
  list: route({
    method: 'GET',
    path: '/api/directory/place-routes',
    permission: 'directory.manage',
    tag: 'directory',
    summary: 'Lists whose streets, houses and objects are',
    description: 'Lines that come before the routing table, the whole region at once.',
    response: PlaceRoutesResponse,
  }),
  add: route({
    method: 'POST',
    path: '/api/directory/place-routes',
    permission: 'directory.manage',
    tag: 'directory',
    summary: 'Says whose a street, houses of it or an object is',
    description:
      'For a topic, a group of topics or all. A line of equal strength for the same place is refused (409) and named.',
    body: PlaceRoute,
    response: NoContent,
  }),
  change: route({
    method: 'PUT',
    path: '/api/directory/place-routes/{placeRouteId}',
    permission: 'directory.manage',
    tag: 'directory',
    summary: 'Changes a line of a street, houses or an object',
    description: 'With `before` it is refused where somebody else has since changed the same field.',
    params: PlaceRouteParams,
    body: UpdatePlaceRouteRequest,
    response: NoContent,
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/directory/place-routes/{placeRouteId}',
    permission: 'directory.manage',
    tag: 'directory',
    summary: 'Removes a line of a street, houses or an object',
    description: 'Incidents that went by it stay where they are.',
    params: PlaceRouteParams,
    response: NoContent,
  }),
}
