import { PLACE_ROUTES } from '@veche/contract/routes/admin/places.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { listPeopleOfAgency, listStaffedAgencies, requireActor } from '../../access/index.ts'
import { done } from '../admin-route.ts'
import type { DirectoryContext } from '../change-directory.ts'
import { changeAgencies } from './change-agencies.ts'
import {
  createAgency,
  createMunicipality,
  createUnit,
  updateAgency,
  updateMunicipality,
  updateUnit,
} from './manage-places.ts'

export function placesRoutes(context: DirectoryContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, PLACE_ROUTES.createMunicipality, (request) =>
      done(createMunicipality(context, { row: request.body, actor: requireActor(request) })),
    )
    serveRoute(app, PLACE_ROUTES.updateMunicipality, (request) => {
      const { code } = request.params
      return done(updateMunicipality(context, { code, changes: request.body, actor: requireActor(request) }))
    })

    serveRoute(app, PLACE_ROUTES.createAgency, (request) =>
      done(createAgency(context, { row: request.body, actor: requireActor(request) })),
    )
    serveRoute(app, PLACE_ROUTES.updateAgency, (request) => {
      const { code } = request.params
      return done(updateAgency(context, { code, changes: request.body, actor: requireActor(request) }))
    })

    serveRoute(app, PLACE_ROUTES.changeAgencies, (request) => {
      const { rows } = request.body
      const isPreview = request.query.preview
      return changeAgencies(context, { rows, isPreview, actor: requireActor(request) })
    })
    serveRoute(app, PLACE_ROUTES.listStaffed, async () => ({ codes: await listStaffedAgencies(context.db) }))

    serveRoute(app, PLACE_ROUTES.listPeople, async (request) => ({
      people: await listPeopleOfAgency(context.db, request.params.code),
    }))

    serveRoute(app, PLACE_ROUTES.createUnit, (request) =>
      done(createUnit(context, { row: request.body, actor: requireActor(request) })),
    )
    serveRoute(app, PLACE_ROUTES.updateUnit, (request) => {
      const { code } = request.params
      return done(updateUnit(context, { code, changes: request.body, actor: requireActor(request) }))
    })
  }
}
