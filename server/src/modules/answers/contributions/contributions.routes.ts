import { CONTRIBUTION_ROUTES } from '@veche/contract/routes/portal/contributions.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor } from '../../access/index.ts'
import type { AnswersContext } from '../parts/index.ts'
import { askContributions } from './ask-contributions.ts'
import { readContribution, readList, readOfIncident, readTerm } from './read-contributions.ts'
import { runContributionCommand } from './run-contribution-command.ts'

export function contributionsRoutes(context: AnswersContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, CONTRIBUTION_ROUTES.listOfIncident, (request) =>
      readOfIncident(context, { ...request.params, actor: requireActor(request) }),
    )

    serveRoute(app, CONTRIBUTION_ROUTES.term, (request) =>
      readTerm(context, { ...request.params, ...request.query, actor: requireActor(request) }),
    )

    serveRoute(app, CONTRIBUTION_ROUTES.ask, async (request) => {
      const asked = { ...request.params, actor: requireActor(request) }
      await askContributions(context, { ...request.body, ...asked })
      return readOfIncident(context, asked)
    })

    serveRoute(app, CONTRIBUTION_ROUTES.list, (request) =>
      readList(context, { query: request.query, actor: requireActor(request) }),
    )

    serveRoute(app, CONTRIBUTION_ROUTES.get, (request) =>
      readContribution(context, { ...request.params, actor: requireActor(request) }),
    )

    serveRoute(app, CONTRIBUTION_ROUTES.command, async (request) => {
      const step = { ...request.params, actor: requireActor(request) }
      await runContributionCommand(context, { ...step, command: request.body })
      return readContribution(context, step)
    })
  }
}
