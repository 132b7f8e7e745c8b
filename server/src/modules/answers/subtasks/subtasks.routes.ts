import { SUBTASK_ROUTES } from '@veche/contract/routes/casework/subtasks.ts'
import type { FastifyPluginAsync } from 'fastify'
import { NotFoundError } from '../../../platform/errors.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import {
  acceptFiles,
  MAX_FILE_BYTES,
  readFileBody,
  sendStoredFile,
} from '../../../platform/http/stored-file.ts'
import { requireActor } from '../../access/index.ts'
import type { AnswersContext } from '../parts/index.ts'
import { addSubtask, runSubtaskCommand, savePhoto } from './change-subtasks.ts'
import { getForReader, readOfIncident, readOwn, readSubtask } from './read-subtasks.ts'

export function subtasksRoutes(context: AnswersContext): FastifyPluginAsync {
  const { db, files } = context
  return async (app) => {
    serveRoute(app, SUBTASK_ROUTES.listOfIncident, (request) =>
      readOfIncident(context, { ...request.params, actor: requireActor(request) }),
    )

    serveRoute(app, SUBTASK_ROUTES.add, async (request) => {
      const asked = { ...request.params, actor: requireActor(request) }
      await addSubtask(context, { ...asked, asked: request.body })
      return readOfIncident(context, asked)
    })

    serveRoute(app, SUBTASK_ROUTES.listOwn, (request) => readOwn(context, requireActor(request)))

    serveRoute(app, SUBTASK_ROUTES.command, async (request) => {
      const step = { ...request.params, actor: requireActor(request) }
      await runSubtaskCommand(context, { ...step, command: request.body })
      return readSubtask(context, step)
    })

    serveRoute(app, SUBTASK_ROUTES.getPhoto, async (request, reply) => {
      const { subtask } = await getForReader(db, { ...request.params, actor: requireActor(request) })
      const { photoHash, photoType } = subtask
      const bytes = photoHash === null ? null : await files.find(photoHash)
      if (!bytes || photoType === null) throw new NotFoundError('subtask.no_photo')
      return sendStoredFile(reply, { contentType: photoType, name: 'photo' }, bytes)
    })

    await app.register(async (uploads) => {
      acceptFiles(uploads)
      serveRoute(
        uploads,
        SUBTASK_ROUTES.bringPhoto,
        async (request) => {
          const step = { ...request.params, actor: requireActor(request) }
          await savePhoto(context, { ...step, brought: readFileBody(request) })
          return readSubtask(context, step)
        },
        { bodyLimit: MAX_FILE_BYTES },
      )
    })
  }
}
