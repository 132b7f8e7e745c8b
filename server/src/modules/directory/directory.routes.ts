import { DIRECTORY_ROUTES } from '@veche/contract/routes/directory.ts'
import type { FastifyPluginAsync } from 'fastify'
import type { AppContext } from '../../platform/http/app-context.ts'
import { serveRoute } from '../../platform/http/serve-route.ts'
import { listPeopleOfAgency, requireActor } from '../access/index.ts'
import polygons from './data/municipality-polygons.json' with { type: 'json' }
import { type Directory, listPolygons } from './directory.repository.ts'
import type { Spot } from './domain/place-routing.ts'
import { chooseAgency, getDirectory } from './get-directory.ts'
import { requireVisiblePeople } from './visible-people.ts'

type Address = { street: string | null; house: string | null; object: string | null }
type ReadSpot = { spotOf: (lines: Directory['placeRoutes'], address: Address) => Spot }

export function directoryRoutes({ db }: AppContext, { spotOf }: ReadSpot): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, DIRECTORY_ROUTES.read, () => getDirectory(db))

    serveRoute(app, DIRECTORY_ROUTES.polygons, async () => ({
      attribution: polygons.attribution,
      features: await listPolygons(db),
    }))

    serveRoute(app, DIRECTORY_ROUTES.routing, async (request) => {
      const { topicCode, municipalityCode = null, street = null, house = null, object = null } = request.query
      const directory = await getDirectory(db)
      const spot = spotOf(directory.placeRoutes, { street, house, object })
      const chosen = topicCode ? chooseAgency(directory, { topicCode, municipalityCode, spot }) : null
      return {
        ...{ agencyCode: chosen?.agencyCode ?? null, unitCode: chosen?.unitCode ?? null },
        matched: chosen?.match ?? ('none' as const),
      }
    })

    serveRoute(app, DIRECTORY_ROUTES.listPeople, async (request) => {
      const { agencyCode } = request.params
      await requireVisiblePeople(db, { actor: requireActor(request), agencyCode })
      return { people: await listPeopleOfAgency(db, agencyCode) }
    })
  }
}
