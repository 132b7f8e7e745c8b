import { z } from 'zod'
import {
  ExportSchedulesResponse,
  MappingNamesResponse,
  MappingsResponse,
  NewExportSchedule,
  SaveMappingRequest,
  SwitchScheduleRequest,
} from '../../admin/neighbours.ts'
import { NoContent } from '../../common.ts'
import { route } from '../route.ts'

const ScheduleParams = z.object({ scheduleId: z.uuid() })
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
  names: route({
    method: 'GET',
    path: '/api/exchange/mapping-names',
    permission: 'incidents.export',
    tag: 'exchange',
    summary: 'Names the tables of other systems that an export can be written as',
    description: 'By name; how they are read stays with those who import.',
    response: MappingNamesResponse,
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
    description:
      'What was imported by it stays. Refused while a schedule writes by it (409 `neighbour.scheduled`).',
    params: MappingParams,
    response: NoContent,
  }),
  listSchedules: route({
    method: 'GET',
    path: '/api/exchange/schedules',
    permission: 'exports.switch',
    tag: 'exchange',
    summary: 'Lists what of the caller goes out by schedule',
    description:
      'With the next run, or that it is off and why. An administrator is shown those of others too, and no file of them.',
    response: ExportSchedulesResponse,
  }),
  addSchedule: route({
    method: 'POST',
    path: '/api/exchange/schedules',
    permission: 'incidents.export',
    tag: 'exchange',
    summary: 'Writes a table of a neighbour each day or week',
    description:
      'The days since the last file, in their columns, to the exports of the caller, who is told. Written with the rights that the caller has then; five failures in a row turn it off.',
    body: NewExportSchedule,
    response: NoContent,
  }),
  switchSchedule: route({
    method: 'POST',
    path: '/api/exchange/schedules/{scheduleId}/switch',
    permission: 'exports.switch',
    tag: 'exchange',
    summary: 'Turns a schedule on or off',
    description:
      "The caller's own; an administrator turns off those of others, and on none (`exchange.schedule_of_other`). What fell into a pause of one's own is not written after it; what fell into failures is.",
    params: ScheduleParams,
    body: SwitchScheduleRequest,
    response: NoContent,
  }),
  removeSchedule: route({
    method: 'DELETE',
    path: '/api/exchange/schedules/{scheduleId}',
    permission: 'incidents.export',
    tag: 'exchange',
    summary: 'Removes a schedule',
    description: "The caller's own only. Files that were written stay for their day.",
    params: ScheduleParams,
    response: NoContent,
  }),
}
