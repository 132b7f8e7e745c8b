import { z } from 'zod'
import {
  CreateAgencyRequest,
  CreateMunicipalityRequest,
  CreateUnitRequest,
  UpdateAgencyRequest,
  UpdateMunicipalityRequest,
  UpdateUnitRequest,
} from '../../admin/directory.ts'
import {
  ChangeAgenciesRequest,
  ChangeAgenciesResponse,
  StaffedAgenciesResponse,
} from '../../admin/many/agencies.ts'
import { ChangePeopleQuery } from '../../admin/many/people.ts'
import { Code, NoContent } from '../../common.ts'
import { PeopleResponse } from '../../directory.ts'
import { route } from '../route.ts'

export const CodeParams = z.object({ code: Code })

export const PLACE_ROUTES = {
  createMunicipality: route({
    method: 'POST',
    path: '/api/directory/municipalities',
    permission: 'directory.manage',
    tag: 'directory',
    summary: 'Adds a municipality',
    description: 'Its code is for ever: a taken one is refused (409).',
    body: CreateMunicipalityRequest,
    response: NoContent,
  }),
  updateMunicipality: route({
    method: 'PATCH',
    path: '/api/directory/municipalities/{code}',
    permission: 'directory.manage',
    tag: 'directory',
    summary: 'Changes a municipality',
    description:
      'Fields left out stay. One with open work, bodies, routes or people cannot be closed (`directory.in_use`).',
    params: CodeParams,
    body: UpdateMunicipalityRequest,
    response: NoContent,
  }),
  createAgency: route({
    method: 'POST',
    path: '/api/directory/agencies',
    permission: 'directory.manage',
    tag: 'directory',
    summary: 'Adds an agency',
    description: 'Its code is for ever: a taken one is refused (409).',
    body: CreateAgencyRequest,
    response: NoContent,
  }),
  updateAgency: route({
    method: 'PATCH',
    path: '/api/directory/agencies/{code}',
    permission: 'directory.manage',
    tag: 'directory',
    summary: 'Changes an agency',
    description:
      'Fields left out stay. One with open work, routes or people cannot be closed (`directory.in_use`), nor the last centre.',
    params: CodeParams,
    body: UpdateAgencyRequest,
    response: NoContent,
  }),
  changeAgencies: route({
    method: 'POST',
    path: '/api/directory/agencies/many',
    permission: 'directory.manage',
    tag: 'directory',
    summary: 'Changes one field of many agencies',
    description:
      'Working hours, trust, or whether they work; at most 500. Each by the rules of one: what cannot be changed stays and is named with the reason. `undo` of the answer is what takes it back. With `preview` nothing is written.',
    query: ChangePeopleQuery,
    body: ChangeAgenciesRequest,
    response: ChangeAgenciesResponse,
  }),
  listStaffed: route({
    method: 'GET',
    path: '/api/directory/agencies/staffed',
    permission: 'directory.manage',
    tag: 'directory',
    summary: 'Lists agencies where somebody works',
    description: 'With an active account that has a role in the agency or in a unit of it.',
    response: StaffedAgenciesResponse,
  }),
  listPeople: route({
    method: 'GET',
    path: '/api/directory/agencies/{code}/people',
    permission: 'directory.manage',
    tag: 'directory',
    summary: 'Lists the people of an agency',
    description: "For its administrator, whatever the caller's own scope.",
    params: CodeParams,
    response: PeopleResponse,
  }),
  createUnit: route({
    method: 'POST',
    path: '/api/directory/units',
    permission: 'directory.manage',
    tag: 'directory',
    summary: 'Adds a unit of an agency',
    description: 'Its code is for ever: a taken one is refused (409).',
    body: CreateUnitRequest,
    response: NoContent,
  }),
  updateUnit: route({
    method: 'PATCH',
    path: '/api/directory/units/{code}',
    permission: 'directory.manage',
    tag: 'directory',
    summary: 'Changes a unit',
    description: 'Fields left out stay.',
    params: CodeParams,
    body: UpdateUnitRequest,
    response: NoContent,
  }),
}
