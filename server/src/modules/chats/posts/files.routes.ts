/** Files of our words in chats, as bytes and not in a form: the kind is in `content-type`. */
import { BringChatFileQuery, ChatFileResponse } from '@veche/contract/chats.ts'
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
import type { AnswersContext } from '../../answers/index.ts'
import { bringChatFile, readChatFile } from './files.ts'
import { presentFile } from './message.presenter.ts'

const params = z.object({ chatId: z.uuid() })

export function chatFilesRoutes(context: AnswersContext): FastifyPluginAsyncZod {
  return async (app) => {
    acceptFiles(app)

    app.post(
      '/chats/:chatId/files',
      {
        config: { permission: 'chats.work' },
        bodyLimit: MAX_FILE_BYTES,
        schema: { params, querystring: BringChatFileQuery, response: { 200: ChatFileResponse } },
      },
      async (request) => {
        const actor = requireActor(request)
        const brought = readFileBody(request)
        if (!brought) throw new InvalidError('chat.file_wrong_type', { field: 'file' })
        return presentFile(
          await bringChatFile(context, { ...request.query, ...request.params, ...brought, actor }),
        )
      },
    )

    app.get(
      '/chats/:chatId/files/:fileId',
      { config: { permission: 'chats.read' }, schema: { params: params.extend({ fileId: z.uuid() }) } },
      async (request, reply) => {
        const actor = requireActor(request)
        const { row, bytes } = await readChatFile(context, { ...request.params, actor })
        return sendStoredFile(reply, row, bytes)
      },
    )
  }
}
