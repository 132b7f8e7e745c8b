import { DIRECTORY_ROUTES } from '@veche/contract/routes/directory.ts'
import type { FastifyPluginAsync } from 'fastify'
import { NotFoundError } from '../../platform/errors.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import { serveRoute } from '../../platform/http/serve-route.ts'
import { type Actor, listPeopleOfAgency, requireActor } from '../access/index.ts'
import polygons from './data/municipality-polygons.json' with { type: 'json' }
import { type Agency, listPolygons } from './directory.repository.ts'
import { chooseAgency, getDirectory } from './get-directory.ts'

export function directoryRoutes({ db }: AppContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, DIRECTORY_ROUTES.read, () => getDirectory(db))

    serveRoute(app, DIRECTORY_ROUTES.polygons, async () => ({
      attribution: polygons.attribution,
      features: await listPolygons(db),
    }))

    serveRoute(app, DIRECTORY_ROUTES.routing, async (request) => {
      const { topicCode, municipalityCode = null } = request.query
      const chosen = topicCode ? chooseAgency(await getDirectory(db), { topicCode, municipalityCode }) : null
      return { agencyCode: chosen?.agencyCode ?? null, matched: chosen?.match ?? ('none' as const) }
    })

    serveRoute(app, DIRECTORY_ROUTES.listPeople, async (request) => {
      const { agencies } = await getDirectory(db)
      const agency = agencies.find(({ code }) => code === request.params.agencyCode)
      if (!agency || !canSeePeople(requireActor(request), agency)) {
        throw new NotFoundError('directory.agency_not_found')
      }
      return { people: await listPeopleOfAgency(db, agency.code) }
    })
  }
}

/**
 * Whoever hands work out sees whom to give it to: of their own territory and of what serves the whole region. An agency
 * does not look into another's staff.
 */
function canSeePeople(actor: Actor, { code, municipalityCode, units }: Agency): boolean {
  return actor.grants.some(({ role, scope }) => {
    const handsOut = role === 'dispatcher' || role === 'moderator'
    if (scope.kind === 'region') return handsOut
    if (scope.kind === 'agency') return scope.code === code
    if (scope.kind === 'unit') return units.some((unit) => unit.code === scope.code)
    return scope.code === municipalityCode || (handsOut && municipalityCode === null)
  })
}
