import { HEADED_FILE_TYPE } from '@veche/contract/portal/headed-imports.ts'
import { TEMPLATE_ROUTES } from '@veche/contract/routes/casework/templates.ts'
import type { FastifyPluginAsync } from 'fastify'
import { joinEdit } from '../../../platform/fields-changed.ts'
import { asDownload } from '../../../platform/http/download.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { newId } from '../../../platform/ids.ts'
import { journalList, requireActor } from '../../access/index.ts'
import { BLANKS, VARIABLES } from '../checklist/index.ts'
import type { AnswersContext } from '../parts/index.ts'
import { listSimilarAnswers, offerTemplates } from './offer-templates.ts'
import { assertMayChange, bodyOf, presentTemplate, toColumns } from './template-body.ts'
import { importTemplates, templatesAsText } from './template-files.ts'
import {
  findTemplateChanger,
  getTemplate,
  insertTemplate,
  listTemplates,
  listTemplateVersions,
  saveTemplateUse,
  setArchived,
  updateTemplate,
} from './templates.repository.ts'

/** Files of Cyrillic letters, written as JSON. */
const LARGEST_IMPORT_BYTES = 4 * 1024 * 1024

export function templatesRoutes(context: AnswersContext): FastifyPluginAsync {
  const { db, clock } = context
  return async (app) => {
    serveRoute(app, TEMPLATE_ROUTES.list, async (request) => {
      const actor = requireActor(request)
      const rows = await listTemplates(db, actor, request.query)
      return {
        templates: rows.map((row) => presentTemplate(row, actor)),
        variables: [...VARIABLES, ...BLANKS],
      }
    })

    serveRoute(app, TEMPLATE_ROUTES.exportFile, async (request, reply) => {
      const file = await templatesAsText(db, { ...request.query, actor: requireActor(request) })
      await journalList(db, request, 'Шаблоны ответов')
      return reply.headers(asDownload('templates.md', `${HEADED_FILE_TYPE}; charset=utf-8`)).send(file)
    })

    serveRoute(
      app,
      TEMPLATE_ROUTES.importFile,
      (request) =>
        importTemplates(context, {
          ...request.body,
          ...{ isPreview: request.query.preview, actor: requireActor(request) },
        }),
      { bodyLimit: LARGEST_IMPORT_BYTES },
    )

    serveRoute(app, TEMPLATE_ROUTES.create, async (request) => {
      const actor = requireActor(request)
      const columns = await toColumns(context, request.body, actor)
      const now = clock()
      const id = newId()
      await db
        .transaction()
        .execute((tx) =>
          insertTemplate(tx, { ...columns, id, createdAt: now, updatedAt: now }, { actor, now }),
        )
      return presentTemplate(await getTemplate(db, actor, id), actor)
    })

    serveRoute(app, TEMPLATE_ROUTES.update, async (request) => {
      const actor = requireActor(request)
      const { templateId: id } = request.params
      const known = await getTemplate(db, actor, id)
      assertMayChange(actor, known)
      const { before, expectedVersionNo: seen, ...wanted } = request.body
      const now = presentTemplate(known, actor)
      const findChanger = async () => findTemplateChanger(db, id)
      const body = { ...bodyOf(now), ...(await joinEdit({ now, before, wanted, findChanger })) }
      const columns = await toColumns(context, body, actor)
      const expectedVersionNo = before ? known.versionNo : seen
      const author = { actor, now: clock() }
      await db
        .transaction()
        .execute((tx) => updateTemplate(tx, { ...columns, id, expectedVersionNo }, author))
      return presentTemplate(await getTemplate(db, actor, id), actor)
    })

    serveRoute(app, TEMPLATE_ROUTES.archive, async (request) => {
      const actor = requireActor(request)
      const { templateId: id } = request.params
      assertMayChange(actor, await getTemplate(db, actor, id))
      await setArchived(db, id, request.body.isArchived)
      return presentTemplate(await getTemplate(db, actor, id), actor)
    })

    serveRoute(app, TEMPLATE_ROUTES.listVersions, async (request) => {
      const { id } = await getTemplate(db, requireActor(request), request.params.templateId)
      const versions = await listTemplateVersions(db, id)
      return {
        versions: versions.map(({ changedAt, ...version }) => ({
          ...version,
          changedAt: changedAt.toISOString(),
        })),
      }
    })

    serveRoute(app, TEMPLATE_ROUTES.saveUse, async (request) => {
      const { id } = await getTemplate(db, requireActor(request), request.params.templateId)
      await saveTemplateUse(db, id, clock())
      return { ok: true as const }
    })

    serveRoute(app, TEMPLATE_ROUTES.offer, (request) =>
      offerTemplates(context, { ...request.params, actor: requireActor(request) }),
    )

    serveRoute(app, TEMPLATE_ROUTES.similar, (request) =>
      listSimilarAnswers(context, { ...request.params, actor: requireActor(request) }),
    )
  }
}
