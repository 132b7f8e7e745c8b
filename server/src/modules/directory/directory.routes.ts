import { DIRECTORY_ROUTES } from '@veche/contract/routes/directory.ts'
import type { FastifyPluginAsync } from 'fastify'
import type { AppContext } from '../../platform/http/app-context.ts'
import { serveRoute } from '../../platform/http/serve-route.ts'
import { listPeopleOfAgency, requireActor } from '../access/index.ts'
import polygons from './data/municipality-polygons.json' with { type: 'json' }
import { listPolygons } from './directory.repository.ts'
import { chooseAgency, getDirectory } from './get-directory.ts'
import { requireVisiblePeople } from './visible-people.ts'

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
      const { agencyCode } = request.params
      await requireVisiblePeople(db, { actor: requireActor(request), agencyCode })
      return { people: await listPeopleOfAgency(db, agencyCode) }
    })
  }
}
