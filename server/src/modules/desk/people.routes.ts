import { FoundPeopleQuery, FoundPeopleResponse } from '@veche/contract/desk.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { listActivePeople, peopleFinders, requireActor, scopesOf } from '../access/index.ts'
import { getDirectory } from '../directory/index.ts'
import type { DeskContext } from './desk-context.ts'
import { findPeople } from './domain/find-people.ts'

const SHOWN = 8

/** Colleagues for the search of the whole product; residents are never found by name. */
export function peopleRoutes({ db }: DeskContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/people',
      {
        config: { permission: 'people.find' },
        schema: { querystring: FoundPeopleQuery, response: { 200: FoundPeopleResponse } },
      },
      async (request) => {
        const scopes = scopesOf(requireActor(request), peopleFinders)
        const [people, { agencies }] = await Promise.all([listActivePeople(db), getDirectory(db)])
        const asked = { scopes, words: request.query.search, limit: SHOWN }
        return { people: findPeople(people, asked, agencies) }
      },
    )
  }
}
