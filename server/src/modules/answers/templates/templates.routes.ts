import type { SaveTemplateRequest, TemplateResponse } from '@veche/contract/casework/templates.ts'
import { TEMPLATE_ROUTES } from '@veche/contract/routes/casework/templates.ts'
import type { FastifyPluginAsync } from 'fastify'
import type { z } from 'zod'
import { ForbiddenError, InvalidError } from '../../../platform/errors.ts'
import { joinEdit } from '../../../platform/fields-changed.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { newId } from '../../../platform/ids.ts'
import { type Actor, requireActor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { BLANKS, unknownVariables, VARIABLES } from '../checklist/index.ts'
import type { AnswersContext } from '../parts/index.ts'
import { listSimilarAnswers, offerTemplates } from './offer-templates.ts'
import { mayChangeTemplate } from './templates.policy.ts'
import {
  findTemplateChanger,
  getTemplate,
  insertTemplate,
  listTemplates,
  listTemplateVersions,
  saveTemplateUse,
  setArchived,
  type TemplateRow,
  updateTemplate,
} from './templates.repository.ts'

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
      const body = { ...pickBody(now), ...(await joinEdit({ now, before, wanted, findChanger })) }
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

/** A misspelt variable would block every answer made from the template, so it is refused at once. */
async function toColumns({ db }: AnswersContext, body: z.infer<typeof SaveTemplateRequest>, actor: Actor) {
  const { scope: scopeKind, topicCode, groupCode, kind, name, text } = body
  const words = unknownVariables(text)
  if (words.length > 0) throw new InvalidError('template.unknown_variables', { words })
  const ownerId = scopeKind === 'own' ? actor.id : null
  const agencyCode = scopeKind === 'agency' ? body.agencyCode : null
  const directory = await getDirectory(db)
  const isKnown =
    (scopeKind !== 'agency' || directory.agencies.some(({ code }) => code === agencyCode)) &&
    (topicCode === null || directory.topics.some(({ code }) => code === topicCode)) &&
    (groupCode === null || directory.topicGroups.some(({ code }) => code === groupCode))
  if (!isKnown) throw new InvalidError('directory.unknown_code', { agencyCode, topicCode, groupCode })
  const columns = { scopeKind, ownerId, agencyCode, topicCode, groupCode, kind, name, text }
  assertMayChange(actor, columns)
  return columns
}

function pickBody({ scope, agencyCode, topicCode, groupCode, kind, name, text }: TemplateResponse) {
  return { scope, agencyCode, topicCode, groupCode, kind, name, text }
}

function assertMayChange(actor: Actor, template: Parameters<typeof mayChangeTemplate>[1]): void {
  if (!mayChangeTemplate(actor, template)) throw new ForbiddenError('template.forbidden')
}

function presentTemplate(row: TemplateRow, reader: Actor): TemplateResponse {
  const { id, agencyCode, topicCode, groupCode, kind, name, text, versionNo, useCount, isArchived } = row
  return {
    id,
    scope: row.scopeKind,
    agencyCode,
    topicCode,
    groupCode,
    kind,
    name,
    text,
    versionNo,
    useCount,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    isArchived,
    mayChange: mayChangeTemplate(reader, row),
  }
}
