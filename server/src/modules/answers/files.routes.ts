import { AnswerFileResponse, BringFileQuery, RelabelFileRequest } from '@veche/contract/answers.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { InvalidError } from '../../platform/errors.ts'
import { FILE_TYPES } from '../../platform/pictures/clean-file.ts'
import { requireActor } from '../access/index.ts'
import { presentFile } from './answer.presenter.ts'
import type { AnswersContext } from './answers-context.ts'
import { readFileFor, relabelFile, saveFile } from './file-steps.ts'
import { getFile } from './files.repository.ts'

const MAX_BYTES = 10 * 1024 * 1024
const IncidentParams = z.object({ incidentId: z.uuid() })
const FileParams = IncidentParams.extend({ fileId: z.uuid() })
const WORK = { permission: 'answers.work' }

/** Files of answers, as bytes and not in a form: the kind is in `content-type`. */
export function filesRoutes(context: AnswersContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.addContentTypeParser(
      [...FILE_TYPES],
      { parseAs: 'buffer', bodyLimit: MAX_BYTES },
      (_request, body, done) => done(null, body),
    )

    app.post(
      '/incidents/:incidentId/answer/files',
      {
        config: WORK,
        bodyLimit: MAX_BYTES,
        schema: {
          params: IncidentParams,
          querystring: BringFileQuery,
          response: { 200: AnswerFileResponse },
        },
      },
      async (request) => {
        const actor = requireActor(request)
        if (!Buffer.isBuffer(request.body)) throw new InvalidError('answer.file_wrong_type')
        const contentType = (request.headers['content-type'] ?? '').split(';')[0]?.trim() ?? ''
        const { incidentId } = request.params
        const { body: bytes, query } = request
        return presentFile(await saveFile(context, { ...query, incidentId, actor, contentType, bytes }))
      },
    )

    app.get(
      '/incidents/:incidentId/answer/files/:fileId',
      { config: { permission: 'incidents.read' }, schema: { params: FileParams } },
      async (request, reply) => {
        const actor = requireActor(request)
        const { row, bytes } = await readFileFor(context, { ...request.params, actor })
        const isPicture = row.contentType !== 'application/pdf'
        return reply
          .type(row.contentType)
          .headers({
            // A document is taken away, not opened in our name.
            'content-disposition': `${isPicture ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(row.name)}`,
            'content-security-policy': "default-src 'none'; sandbox",
            'cache-control': 'private, max-age=86400, immutable',
          })
          .send(bytes)
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
