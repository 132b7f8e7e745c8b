import { MACRO_ROUTES } from '@veche/contract/routes/portal/macros.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor } from '../../access/index.ts'
import type { RulesContext } from '../rule-engine/index.ts'
import { applyMacro, planMacros, presentMacro, undoMacro } from './apply-macro.ts'
import { applyToMany, planForMany, undoMany } from './apply-to-many.ts'
import { getMacro } from './macros.repository.ts'
import { archiveMacro, changeMacro, createMacro } from './save-macro.ts'

export function macroRoutes(context: RulesContext): FastifyPluginAsync {
  return async (app) => {
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
