import { PRACTICE_ROUTES } from '@veche/contract/routes/portal/practices.ts'
import { PRACTICE_FILE_TYPE } from '@veche/contract/values/portal/practices.ts'
import type { FastifyPluginAsync } from 'fastify'
import { InvalidError } from '../../../platform/errors.ts'
import { asDownload } from '../../../platform/http/download.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import {
  acceptFiles,
  MAX_FILE_BYTES,
  readFileBody,
  sendStoredFile,
} from '../../../platform/http/stored-file.ts'
import { journalList, requireActor, sendList } from '../../access/index.ts'
import { importPractices } from './load-practices.ts'
import { type PicturesContext, readPicture, savePicture } from './pictures.ts'
import { practiceCells, practicesAsText } from './practice-list-files.ts'
import { exportPractice, type PracticesContext, readList, showPractice } from './read-practices.ts'
import { changePractice, createPractice, runPracticeCommand } from './save-practice.ts'
import { addComment, adoptPractice, removeAdoption, vote } from './talk-of-practice.ts'

/** Fifty files of Cyrillic letters, written as JSON. */
const LARGEST_IMPORT_BYTES = 4 * 1024 * 1024

/** As bytes and not in a form: the kind is in `content-type`. */
export function practicePictureRoutes(context: PicturesContext): FastifyPluginAsync {
  return async (app) => {
    acceptFiles(app)

    serveRoute(
      app,
      PRACTICE_ROUTES.uploadPracticePicture,
      async (request) => {
        const brought = readFileBody(request)
        if (!brought) throw new InvalidError('practice.picture_wrong_type', { field: 'pictures' })
        const actor = requireActor(request)
        const { id, name } = await savePicture(context, { ...request.query, ...brought, actor })
        return { id, name }
      },
      { bodyLimit: MAX_FILE_BYTES },
    )

    serveRoute(app, PRACTICE_ROUTES.getPracticePicture, async (request, reply) => {
      const { row, bytes } = await readPicture(context, { ...request.params, actor: requireActor(request) })
      return sendStoredFile(reply, row, bytes)
    })
  }
}

export function practiceRoutes(context: PracticesContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, PRACTICE_ROUTES.listPractices, (request) =>
      readList(context, { query: request.query, actor: requireActor(request) }),
    )

    serveRoute(app, PRACTICE_ROUTES.createPractice, async (request) => {
      const actor = requireActor(request)
      const { id, isSubmitted, ...content } = request.body
      const practiceId = await createPractice(context, { content, isSubmitted, actor, ...(id && { id }) })
      return showPractice(context, { practiceId, actor })
    })

    serveRoute(app, PRACTICE_ROUTES.exportPractices, async (request, reply) => {
      const file = await practicesAsText(context, { query: request.query, actor: requireActor(request) })
      await journalList(context.db, request, 'Практики')
      return reply.headers(asDownload('practices.md', `${PRACTICE_FILE_TYPE}; charset=utf-8`)).send(file)
    })

    serveRoute(app, PRACTICE_ROUTES.exportPracticeTable, async (request, reply) => {
      const rows = await practiceCells(context, { query: request.query, actor: requireActor(request) })
      return sendList({ request, reply }, { name: 'Практики', rows }, context)
    })

    serveRoute(app, PRACTICE_ROUTES.getPractice, (request) =>
      showPractice(context, { ...request.params, actor: requireActor(request) }),
    )

    serveRoute(app, PRACTICE_ROUTES.exportPractice, async (request, reply) => {
      const one = { ...request.params, actor: requireActor(request) }
      const file = await exportPractice(context, one)
      const name = `practice-${one.practiceId.slice(-8)}.md`
      return reply.headers(asDownload(name, `${PRACTICE_FILE_TYPE}; charset=utf-8`)).send(file)
    })

    serveRoute(
      app,
      PRACTICE_ROUTES.importPractices,
      (request) =>
        importPractices(context, {
          ...request.body,
          ...{ isPreview: request.query.preview, actor: requireActor(request) },
        }),
      { bodyLimit: LARGEST_IMPORT_BYTES },
    )

    serveRoute(app, PRACTICE_ROUTES.changePractice, async (request) => {
      const one = { ...request.params, actor: requireActor(request) }
      const { before, isSubmitted, ...wanted } = request.body
      await changePractice(context, { ...one, wanted, isSubmitted, before })
      return showPractice(context, one)
    })

    serveRoute(app, PRACTICE_ROUTES.runPracticeCommand, async (request) => {
      const one = { ...request.params, actor: requireActor(request) }
      await runPracticeCommand(context, { ...one, command: request.body })
      return showPractice(context, one)
    })

    serveRoute(app, PRACTICE_ROUTES.vote, async (request) => {
      await vote(context, { ...request.params, ...request.body, actor: requireActor(request) })
      return { ok: true as const }
    })

    serveRoute(app, PRACTICE_ROUTES.addComment, async (request) => {
      const one = { ...request.params, actor: requireActor(request) }
      await addComment(context, { ...one, comment: request.body })
      return showPractice(context, one)
    })

    serveRoute(app, PRACTICE_ROUTES.adopt, async (request) => {
      const one = { ...request.params, actor: requireActor(request) }
      await adoptPractice(context, { ...one, request: request.body })
      return showPractice(context, one)
    })

    serveRoute(app, PRACTICE_ROUTES.removeAdoption, async (request) => {
      const { adoptionId, practiceId } = request.params
      const one = { practiceId, actor: requireActor(request) }
      await removeAdoption(context, { ...one, adoptionId })
      return showPractice(context, one)
    })
  }
}
