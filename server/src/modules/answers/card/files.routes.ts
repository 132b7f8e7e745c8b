import { ANSWER_ROUTES } from '@veche/contract/routes/answers.ts'
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
import { getFile, readFileFor, relabelFile, saveFile } from '../files/index.ts'
import type { AnswersContext } from '../parts/index.ts'
import { presentFile } from './answer.presenter.ts'

/** Files of answers, as bytes and not in a form: the kind is in `content-type`. */
export function filesRoutes(context: AnswersContext): FastifyPluginAsync {
  return async (app) => {
    acceptFiles(app)

    serveRoute(
      app,
      ANSWER_ROUTES.uploadFile,
      async (request) => {
        const actor = requireActor(request)
        const brought = readFileBody(request)
        if (!brought) throw new InvalidError('answer.file_wrong_type')
        const { incidentId } = request.params
        return presentFile(await saveFile(context, { ...request.query, ...brought, incidentId, actor }))
      },
      { bodyLimit: MAX_FILE_BYTES },
    )

    serveRoute(app, ANSWER_ROUTES.getFile, async (request, reply) => {
      const actor = requireActor(request)
      const { row, bytes } = await readFileFor(context, { ...request.params, actor })
      return sendStoredFile(reply, row, bytes)
    })

    serveRoute(app, ANSWER_ROUTES.relabelFile, async (request) => {
      const actor = requireActor(request)
      await relabelFile(context, { ...request.params, ...request.body, actor })
      return presentFile(await getFile(context.db, request.params))
    })
  }
}
