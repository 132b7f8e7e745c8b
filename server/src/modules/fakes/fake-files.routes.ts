/** Files of cards, as bytes and not in a form: the kind is in `content-type`. */
import { BringFakeFileQuery, FakeFileResponse } from '@veche/contract/fakes.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { InvalidError } from '../../platform/errors.ts'
import { FILE_TYPES } from '../../platform/pictures/clean-file.ts'
import { requireActor } from '../access/index.ts'
import { bringFile, readFakeFile } from './fake-files.ts'
import type { FakesContext } from './fakes-context.ts'

const MAX_BYTES = 10 * 1024 * 1024
const params = z.object({ fakeId: z.uuid() })

export function fakeFilesRoutes(context: FakesContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.addContentTypeParser(
      [...FILE_TYPES],
      { parseAs: 'buffer', bodyLimit: MAX_BYTES },
      (_request, body, done) => done(null, body),
    )

    app.post(
      '/fakes/:fakeId/files',
      {
        config: { permission: 'fakes.work' },
        bodyLimit: MAX_BYTES,
        schema: { params, querystring: BringFakeFileQuery, response: { 200: FakeFileResponse } },
      },
      async (request) => {
        const actor = requireActor(request)
        if (!Buffer.isBuffer(request.body)) throw new InvalidError('fake.file_wrong_type')
        const contentType = (request.headers['content-type'] ?? '').split(';')[0]?.trim() ?? ''
        const { body: bytes, query } = request
        const { id, name, size, hash, ...row } = await bringFile(context, {
          ...{ ...query, ...request.params, actor, contentType, bytes },
        })
        return { id, name, size, hash, contentType: row.contentType }
      },
    )

    app.get(
      '/fakes/:fakeId/files/:fileId',
      { config: { permission: 'fakes.read' }, schema: { params: params.extend({ fileId: z.uuid() }) } },
      async (request, reply) => {
        const { row, bytes } = await readFakeFile(context, {
          ...request.params,
          actor: requireActor(request),
        })
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
  }
}
