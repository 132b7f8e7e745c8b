/** The open register: the same for everybody, without scripts. */
import { REGISTER_ROUTES } from '@veche/contract/routes/public/register.ts'
import type { FastifyPluginAsync } from 'fastify'
import { z } from 'zod'
import { answerCheckRoutes } from '../answer-check/answer-check.routes.ts'
import { html } from '../domain/html.ts'
import { type OpenContext, openPagesOf } from '../open/open-context.ts'
import { subscriptionRoutes } from '../subscriptions/subscriptions.routes.ts'
import { registerWordsOf } from './domain/words.ts'
import { canJoin, joinRoutes } from './join.routes.ts'
import { photoRoutes } from './photos.routes.ts'
import { presentOutages } from './read-outages.ts'
import { presentProblemPage } from './read-problem.ts'
import { presentRegister } from './read-register.ts'

const Params = z.object({ number: z.coerce.number().int().positive().max(2_147_483_647) })

export function registerRoutes(context: OpenContext): FastifyPluginAsync {
  return async (app) => {
    const servePage = openPagesOf(app, context)
    servePage(REGISTER_ROUTES.list, (reader, { query }) => presentRegister(context, reader, query))
    servePage(REGISTER_ROUTES.outages, (reader, { query }) => presentOutages(context, reader, query))
    servePage(REGISTER_ROUTES.problem, (reader, { params }) => {
      const words = registerWordsOf(reader.language)
      return presentProblemPage(context, reader, {
        number: Params.safeParse(params).data?.number ?? 0,
        join: (row) =>
          canJoin(row) &&
          html`<p><a class="button" href="${reader.keep(`/open/problems/${row.number}/join`)}">${words.join}</a></p><p class="muted">${words.joinLead}</p>`,
      })
    })
    await app.register(joinRoutes(context))
    await app.register(photoRoutes(context))
    await app.register(answerCheckRoutes(context))
    await app.register(subscriptionRoutes(context))
  }
}
