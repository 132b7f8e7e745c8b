/** Files of cards, as bytes and not in a form: the kind is in `content-type`. */
import { FAKE_ROUTES } from '@veche/contract/routes/fakes.ts'
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
import { readFakeFile, saveFakeFile } from './fake-files.ts'
import type { FakesContext } from './fakes-context.ts'

export function fakeFilesRoutes(context: FakesContext): FastifyPluginAsync {
  return async (app) => {
    acceptFiles(app)

    serveRoute(
      app,
      FAKE_ROUTES.uploadFile,
      async (request) => {
        const actor = requireActor(request)
        const brought = readFileBody(request)
        if (!brought) throw new InvalidError('fake.file_wrong_type')
        const { id, name, size, hash, ...row } = await saveFakeFile(context, {
          ...{ ...request.query, ...request.params, ...brought, actor },
        })
        return { id, name, size, hash, contentType: row.contentType }
      },
      { bodyLimit: MAX_FILE_BYTES },
    )

    serveRoute(app, FAKE_ROUTES.getFile, async (request, reply) => {
      const { row, bytes } = await readFakeFile(context, {
        ...request.params,
        actor: requireActor(request),
      })
      return sendStoredFile(reply, row, bytes)
    })
  }
}
