import { OWN_FIELD_ROUTES } from '@veche/contract/routes/casework/own-fields.ts'
import type { FastifyPluginAsync } from 'fastify'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor } from '../../access/index.ts'
import type { IncidentsContext } from '../rights/index.ts'
import { createOwnField, orderOwnFields, removeOwnField, updateOwnFieldOf } from './manage-own-fields.ts'
import { countOwnValues, listOwnFields } from './own-fields.repository.ts'

const DONE = { ok: true } as const

/** Fields themselves; what a question says in them goes with the other routes of questions. */
export function ownFieldsRoutes(context: IncidentsContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, OWN_FIELD_ROUTES.list, async () => ({ fields: await listOwnFields(context.db) }))

    serveRoute(app, OWN_FIELD_ROUTES.create, async (request) => {
      await createOwnField(context, { field: request.body, actor: requireActor(request) })
      return DONE
    })

    serveRoute(app, OWN_FIELD_ROUTES.order, async (request) => {
      const { codes, before } = request.body
      await orderOwnFields(context, { codes, before, actor: requireActor(request) })
      return DONE
    })

    serveRoute(app, OWN_FIELD_ROUTES.update, async (request) => {
      const { code } = request.params
      await updateOwnFieldOf(context, { code, changes: request.body, actor: requireActor(request) })
      return DONE
    })

    serveRoute(app, OWN_FIELD_ROUTES.remove, async (request) => {
      await removeOwnField(context, { ...request.params, actor: requireActor(request) })
      return DONE
    })

    serveRoute(app, OWN_FIELD_ROUTES.countUse, async (request) => {
      const used = await beyondScope('a field has values in the whole region: their number, no words', () =>
        countOwnValues(context.db, request.params.code),
      )
      return {
        questions: used.reduce((sum, { questions }) => sum + questions, 0),
        options: Object.fromEntries(
          used.flatMap(({ optionCode, questions }) => (optionCode === null ? [] : [[optionCode, questions]])),
        ),
      }
    })
  }
}
