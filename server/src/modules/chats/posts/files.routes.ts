/** Files of our words in chats, as bytes and not in a form: the kind is in `content-type`. */
import { CHAT_WORK_ROUTES } from '@veche/contract/routes/chat-work.ts'
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
import type { AnswersContext } from '../../answers/index.ts'
import { readChatFile, saveChatFile } from './files.ts'
import { presentFile } from './message.presenter.ts'

export function chatFilesRoutes(context: AnswersContext): FastifyPluginAsync {
  return async (app) => {
    acceptFiles(app)

    serveRoute(
      app,
      CHAT_WORK_ROUTES.uploadFile,
      async (request) => {
        const actor = requireActor(request)
        const brought = readFileBody(request)
        if (!brought) throw new InvalidError('chat.file_wrong_type', { field: 'file' })
        return presentFile(
          await saveChatFile(context, { ...request.query, ...request.params, ...brought, actor }),
        )
      },
      { bodyLimit: MAX_FILE_BYTES },
    )

    serveRoute(app, CHAT_WORK_ROUTES.getFile, async (request, reply) => {
      const actor = requireActor(request)
      const { row, bytes } = await readChatFile(context, { ...request.params, actor })
      return sendStoredFile(reply, row, bytes)
    })
  }
}
