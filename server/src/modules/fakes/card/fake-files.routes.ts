/** Files of cards, as bytes and not in a form: the kind is in `content-type`. */
import { BringFakeFileQuery, FakeFileResponse } from '@veche/contract/fakes.ts'
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
import { bringFile, readFakeFile } from './fake-files.ts'
import type { FakesContext } from './fakes-context.ts'

const params = z.object({ fakeId: z.uuid() })

export function fakeFilesRoutes(context: FakesContext): FastifyPluginAsyncZod {
  return async (app) => {
    acceptFiles(app)

    app.post(
      '/fakes/:fakeId/files',
      {
        config: { permission: 'fakes.work' },
        bodyLimit: MAX_FILE_BYTES,
        schema: { params, querystring: BringFakeFileQuery, response: { 200: FakeFileResponse } },
      },
      async (request) => {
        const actor = requireActor(request)
        const brought = readFileBody(request)
        if (!brought) throw new InvalidError('fake.file_wrong_type')
        const { id, name, size, hash, ...row } = await bringFile(context, {
          ...{ ...request.query, ...request.params, ...brought, actor },
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
        return sendStoredFile(reply, row, bytes)
      },
    )
  }
}
