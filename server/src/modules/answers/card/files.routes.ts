import { AnswerFileResponse, BringFileQuery, RelabelFileRequest } from '@veche/contract/answers.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { InvalidError } from '../../../platform/errors.ts'
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

const IncidentParams = z.object({ incidentId: z.uuid() })
const FileParams = IncidentParams.extend({ fileId: z.uuid() })
const WORK = { permission: 'answers.work' }

/** Files of answers, as bytes and not in a form: the kind is in `content-type`. */
export function filesRoutes(context: AnswersContext): FastifyPluginAsyncZod {
  return async (app) => {
    acceptFiles(app)

    app.post(
      '/incidents/:incidentId/answer/files',
      {
        config: WORK,
        bodyLimit: MAX_FILE_BYTES,
        schema: {
          params: IncidentParams,
          querystring: BringFileQuery,
          response: { 200: AnswerFileResponse },
        },
      },
      async (request) => {
        const actor = requireActor(request)
        const brought = readFileBody(request)
        if (!brought) throw new InvalidError('answer.file_wrong_type')
        const { incidentId } = request.params
        return presentFile(await saveFile(context, { ...request.query, ...brought, incidentId, actor }))
      },
    )

    app.get(
      '/incidents/:incidentId/answer/files/:fileId',
      { config: { permission: 'incidents.read' }, schema: { params: FileParams } },
      async (request, reply) => {
        const actor = requireActor(request)
        const { row, bytes } = await readFileFor(context, { ...request.params, actor })
        return sendStoredFile(reply, row, bytes)
      },
    )

    app.patch(
      '/incidents/:incidentId/answer/files/:fileId',
      {
        config: WORK,
        schema: { params: FileParams, body: RelabelFileRequest, response: { 200: AnswerFileResponse } },
      },
      async (request) => {
        const actor = requireActor(request)
        await relabelFile(context, { ...request.params, ...request.body, actor })
        return presentFile(await getFile(context.db, request.params))
      },
    )
  }
}
