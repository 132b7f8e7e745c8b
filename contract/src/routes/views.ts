import { z } from 'zod'
import { NoContent } from '../common.ts'
import {
  CreateViewRequest,
  OrderViewsRequest,
  SavedViewListResponse,
  SavedViewResponse,
  UpdateViewRequest,
  ViewCountsResponse,
  WatchViewRequest,
} from '../desk.ts'
import { route } from './route.ts'

const ViewParams = z.object({ viewId: z.uuid() })

export const VIEW_ROUTES = {
  list: route({
    method: 'GET',
    path: '/api/views',
    permission: 'incidents.read',
    tag: 'views',
    summary: 'Lists saved views',
    description:
      "The caller's own and those shared with the caller, in the caller's order, and with whom the caller may share.",
    response: SavedViewListResponse,
  }),
  counts: route({
    method: 'GET',
    path: '/api/views/counts',
    permission: 'incidents.read',
    tag: 'views',
    summary: 'Counts incidents in each saved view',
    description: 'Up to a limit, at which the figure is marked.',
    response: ViewCountsResponse,
  }),
  create: route({
    method: 'POST',
    path: '/api/views',
    permission: 'incidents.read',
    tag: 'views',
    summary: 'Saves a view',
    description: 'The number of views of one person is limited.',
    body: CreateViewRequest,
    response: SavedViewResponse,
  }),
  order: route({
    method: 'PUT',
    path: '/api/views/order',
    permission: 'incidents.read',
    tag: 'views',
    summary: "Orders the caller's views",
    description: "Names all in their new order; nobody else's order changes.",
    body: OrderViewsRequest,
    response: NoContent,
  }),
  update: route({
    method: 'PATCH',
    path: '/api/views/{viewId}',
    permission: 'incidents.read',
    tag: 'views',
    summary: 'Changes a view',
    description: "Its owner only. Fields left out stay; a new name makes a built-in view a person's own.",
    params: ViewParams,
    body: UpdateViewRequest,
    response: SavedViewResponse,
  }),
  watch: route({
    method: 'PUT',
    path: '/api/views/{viewId}/watch',
    permission: 'incidents.read',
    tag: 'views',
    summary: 'Begins or ends telling of what is new in a view',
    description:
      "For the caller alone, of a view of their own or one shared with them. It is looked at every ten minutes with the caller's rights; how many one person watches is limited.",
    params: ViewParams,
    body: WatchViewRequest,
    response: SavedViewResponse,
  }),
  delete: route({
    method: 'DELETE',
    path: '/api/views/{viewId}',
    permission: 'incidents.read',
    tag: 'views',
    summary: 'Deletes a view',
    description: 'It can be restored.',
    params: ViewParams,
    response: NoContent,
  }),
  restore: route({
    method: 'POST',
    path: '/api/views/{viewId}/restore',
    permission: 'incidents.read',
    tag: 'views',
    summary: 'Restores a deleted view',
    description: 'Its owner only.',
    params: ViewParams,
    response: NoContent,
  }),
}
