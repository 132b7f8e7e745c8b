import {
  CreateAgencyRequest,
  CreateMunicipalityRequest,
  CreateUnitRequest,
  UpdateAgencyRequest,
  UpdateMunicipalityRequest,
  UpdateUnitRequest,
} from '@veche/contract/admin/directory.ts'
import { NoContent } from '@veche/contract/common.ts'
import { PeopleResponse } from '@veche/contract/directory.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { listPeopleOfAgency, requireActor } from '../../access/index.ts'
import { CodeParams, config, done } from '../admin-route.ts'
import type { DirectoryContext } from '../change-directory.ts'
import {
  createAgency,
  createMunicipality,
  createUnit,
  updateAgency,
  updateMunicipality,
  updateUnit,
} from './manage-places.ts'

const response = { 200: NoContent }

export function placesRoutes(context: DirectoryContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/directory/municipalities',
      { config, schema: { body: CreateMunicipalityRequest, response } },
      (request) => done(createMunicipality(context, { row: request.body, actor: requireActor(request) })),
    )
    app.patch(
      '/directory/municipalities/:code',
      { config, schema: { params: CodeParams, body: UpdateMunicipalityRequest, response } },
      (request) => {
        const { code } = request.params
        return done(
          updateMunicipality(context, { code, changes: request.body, actor: requireActor(request) }),
        )
      },
    )

    app.post('/directory/agencies', { config, schema: { body: CreateAgencyRequest, response } }, (request) =>
      done(createAgency(context, { row: request.body, actor: requireActor(request) })),
    )
    app.patch(
      '/directory/agencies/:code',
      { config, schema: { params: CodeParams, body: UpdateAgencyRequest, response } },
      (request) => {
        const { code } = request.params
        return done(updateAgency(context, { code, changes: request.body, actor: requireActor(request) }))
      },
    )

    app.get(
      '/directory/agencies/:code/people',
      { config, schema: { params: CodeParams, response: { 200: PeopleResponse } } },
      async (request) => ({ people: await listPeopleOfAgency(context.db, request.params.code) }),
    )

    app.post('/directory/units', { config, schema: { body: CreateUnitRequest, response } }, (request) =>
      done(createUnit(context, { row: request.body, actor: requireActor(request) })),
    )
    app.patch(
      '/directory/units/:code',
      { config, schema: { params: CodeParams, body: UpdateUnitRequest, response } },
      (request) => {
        const { code } = request.params
        return done(updateUnit(context, { code, changes: request.body, actor: requireActor(request) }))
      },
    )
  }
}
