import {
  ChangeOwnFieldsRequest,
  CreateOwnFieldRequest,
  OrderOwnFieldsRequest,
  OwnFieldsResponse,
  OwnFieldUseResponse,
  UpdateOwnFieldRequest,
} from '../../casework/own-fields.ts'
import { NoContent } from '../../common.ts'
import { IncidentResponse } from '../../incidents.ts'
import { CodeParams } from '../admin/places.ts'
import { IncidentParams } from '../incidents.ts'
import { route } from '../route.ts'

export const OWN_FIELD_ROUTES = {
  list: route({
    method: 'GET',
    path: '/api/own-fields',
    permission: 'signed_in',
    tag: 'directory',
    summary: 'Lists the fields that the region adds to its topics',
    description: 'In their order, retired ones too: questions that say something there go on saying it.',
    response: OwnFieldsResponse,
  }),
  create: route({
    method: 'POST',
    path: '/api/own-fields',
    permission: 'directory.manage',
    tag: 'directory',
    summary: 'Adds a field to topics',
    description:
      'Code and kind are for ever. A taken code or name is refused (409), and so is the name of a column of the export.',
    body: CreateOwnFieldRequest,
    response: NoContent,
  }),
  update: route({
    method: 'PATCH',
    path: '/api/own-fields/{code}',
    permission: 'directory.manage',
    tag: 'directory',
    summary: 'Changes or retires a field',
    description:
      'What is left out stays. Options that are left out of the list are removed; one that questions say is refused (409 `field.option_used`): retire it.',
    params: CodeParams,
    body: UpdateOwnFieldRequest,
    response: NoContent,
  }),
  order: route({
    method: 'PUT',
    path: '/api/own-fields/order',
    permission: 'directory.manage',
    tag: 'directory',
    summary: 'Puts the fields in order',
    description: 'Fields that are not named follow in the order they had.',
    body: OrderOwnFieldsRequest,
    response: NoContent,
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/own-fields/{code}',
    permission: 'directory.manage',
    tag: 'directory',
    summary: 'Removes a field that says nothing anywhere',
    description: 'One that questions say something in is refused (409 `field.used`): retire it.',
    params: CodeParams,
    response: NoContent,
  }),
  countUse: route({
    method: 'GET',
    path: '/api/own-fields/{code}/use',
    permission: 'directory.manage',
    tag: 'directory',
    summary: 'Counts the questions that say something in a field',
    description: 'All of the region.',
    params: CodeParams,
    response: OwnFieldUseResponse,
  }),
  change: route({
    method: 'PATCH',
    path: '/api/incidents/{incidentId}/own-fields',
    permission: 'incidents.work',
    tag: 'incidents',
    summary: 'Says something in the own fields of a question',
    description:
      'Whoever may write its answer may. A field of another topic may be emptied only. The history says who, from what and to what. A wrong value is refused with the field it stands in (400 `field.wrong_value`).',
    params: IncidentParams,
    body: ChangeOwnFieldsRequest,
    response: IncidentResponse,
  }),
}
