import { HEADED_FILE_TYPE } from '@veche/contract/portal/headed-imports.ts'
import { MACRO_ROUTES } from '@veche/contract/routes/portal/macros.ts'
import type { FastifyPluginAsync } from 'fastify'
import { asDownload } from '../../../platform/http/download.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { journalList, requireActor } from '../../access/index.ts'
import type { RulesContext } from '../rule-engine/index.ts'
import { applyMacro, planMacros, presentMacro, undoMacro } from './apply-macro.ts'
import { applyToMany, planForMany, undoMany } from './apply-to-many.ts'
import { importMacros, macrosAsText } from './macro-files.ts'
import { getMacro } from './macros.repository.ts'
import { archiveMacro, changeMacro, createMacro } from './save-macro.ts'

/** Files of Cyrillic letters, written as JSON. */
const LARGEST_IMPORT_BYTES = 4 * 1024 * 1024

export function macroRoutes(context: RulesContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, MACRO_ROUTES.exportMacros, async (request, reply) => {
      const file = await macrosAsText(context.db, requireActor(request))
      await journalList(context.db, request, 'Макросы')
      return reply.headers(asDownload('macros.md', `${HEADED_FILE_TYPE}; charset=utf-8`)).send(file)
    })

    serveRoute(
      app,
      MACRO_ROUTES.importMacros,
      (request) =>
        importMacros(context, {
          ...request.body,
          ...{ isPreview: request.query.preview, actor: requireActor(request) },
        }),
      { bodyLimit: LARGEST_IMPORT_BYTES },
    )

    serveRoute(app, MACRO_ROUTES.createMacro, async (request) => {
      const actor = requireActor(request)
      const macroId = await createMacro(context, { content: request.body, actor })
      return presentMacro(await getMacro(context.db, macroId, actor.id), actor)
    })

    serveRoute(app, MACRO_ROUTES.changeMacro, async (request) => {
      const [actor, { macroId }] = [requireActor(request), request.params]
      const { before, ...wanted } = request.body
      await changeMacro(context, { macroId, wanted, before, actor })
      return presentMacro(await getMacro(context.db, macroId, actor.id), actor)
    })

    serveRoute(app, MACRO_ROUTES.archiveMacro, async (request) => {
      await archiveMacro(context, { ...request.params, actor: requireActor(request) })
      return { ok: true as const }
    })

    serveRoute(app, MACRO_ROUTES.planMacros, (request) =>
      planMacros(context, { ...request.params, actor: requireActor(request) }),
    )

    serveRoute(app, MACRO_ROUTES.applyMacro, (request) =>
      applyMacro(context, { ...request.params, ...request.body, actor: requireActor(request) }),
    )

    serveRoute(app, MACRO_ROUTES.planMacrosForMany, (request) =>
      planForMany(context, { ...request.body, actor: requireActor(request) }),
    )

    serveRoute(app, MACRO_ROUTES.applyMacroToMany, (request) =>
      applyToMany(context, { ...request.params, ...request.body, actor: requireActor(request) }),
    )

    serveRoute(app, MACRO_ROUTES.undoMacros, (request) =>
      undoMany(context, { ...request.body, actor: requireActor(request) }),
    )

    serveRoute(app, MACRO_ROUTES.undoMacro, (request) =>
      undoMacro(context, { ...request.params, actor: requireActor(request) }),
    )
  }
}
