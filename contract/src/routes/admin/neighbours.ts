import { z } from 'zod'
import { MappingsResponse, SaveMappingRequest } from '../../admin/neighbours.ts'
import { NoContent } from '../../common.ts'
import { route } from '../route.ts'

const MappingParams = z.object({ mappingId: z.uuid() })

export const NEIGHBOUR_ROUTES = {
  list: route({
    method: 'GET',
    path: '/api/exchange/mappings',
    permission: 'incidents.import',
    tag: 'exchange',
    summary: 'Lists how tables of other systems are read',
    description: 'By name. What is listed is what is kept: it may be saved in another region as it is.',
    response: MappingsResponse,
  }),
  save: route({
    method: 'PUT',
    path: '/api/exchange/mappings/{mappingId}',
    permission: 'incidents.import',
    tag: 'exchange',
    summary: 'Keeps how the table of another system is read',
    description:
      'The id is made by the caller. An id and a moment of creation must be among its columns (400 `neighbour.lacks`), none of ours twice. A taken name is refused (409).',
    params: MappingParams,
    body: SaveMappingRequest,
    response: NoContent,
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/exchange/mappings/{mappingId}',
    permission: 'incidents.import',
    tag: 'exchange',
    summary: 'Forgets how a table is read',
    description: 'What was imported by it stays.',
    params: MappingParams,
    response: NoContent,
  }),
}
