import { DESK_ROUTES } from '@veche/contract/routes/desk.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../platform/http/serve-route.ts'
import { listActivePeople, peopleFinders, requireActor, scopesOf } from '../access/index.ts'
import { getDirectory } from '../directory/index.ts'
import type { DeskContext } from './desk-context.ts'
import { findPeople } from './domain/find-people.ts'

const SHOWN = 8

/** Finds colleagues for the search of the whole product; residents are never found by name. */
export function peopleRoutes({ db }: DeskContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, DESK_ROUTES.findPeople, async (request) => {
      const scopes = scopesOf(requireActor(request), peopleFinders)
      const [people, { agencies }] = await Promise.all([listActivePeople(db), getDirectory(db)])
      const asked = { scopes, words: request.query.search, limit: SHOWN }
      return { people: findPeople(people, asked, agencies) }
    })
  }
}
