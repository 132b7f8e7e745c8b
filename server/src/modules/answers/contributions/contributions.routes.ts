import { CONTRIBUTION_ROUTES } from '@veche/contract/routes/casework/contributions.ts'
import type { FastifyPluginAsync } from 'fastify'
import { InvalidError } from '../../../platform/errors.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import {
  acceptFiles,
  MAX_FILE_BYTES,
  readFileBody,
  sendStoredFile,
} from '../../../platform/http/stored-file.ts'
import { requireActor } from '../../access/index.ts'
import type { AnswersContext } from '../parts/index.ts'
import { askContributions } from './ask-contributions.ts'
import { readPartFile, savePartFile, setPartFileRemoved } from './part-files.ts'
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

    serveRoute(app, CONTRIBUTION_ROUTES.changeFile, async (request) => {
      const one = { ...request.params, actor: requireActor(request) }
      await setPartFileRemoved(context, { ...one, ...request.body })
      return readContribution(context, one)
    })

    serveRoute(app, CONTRIBUTION_ROUTES.getFile, async (request, reply) => {
      const { row, bytes } = await readPartFile(context, { ...request.params, actor: requireActor(request) })
      return sendStoredFile(reply, row, bytes)
    })

    await app.register(async (uploads) => {
      acceptFiles(uploads)
      serveRoute(
        uploads,
        CONTRIBUTION_ROUTES.bringFile,
        async (request) => {
          const brought = readFileBody(request)
          if (!brought) throw new InvalidError('contribution.file_wrong_type', { field: 'file' })
          const one = { ...request.params, actor: requireActor(request) }
          await savePartFile(context, { ...request.query, ...brought, ...one })
          return readContribution(context, one)
        },
        { bodyLimit: MAX_FILE_BYTES },
      )
    })
  }
}
