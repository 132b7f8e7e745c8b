import { PASSPORT_ROUTES } from '@veche/contract/routes/portal/page-passports.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor, sendList } from '../../access/index.ts'
import { lookAtPage } from './look-at-pages.ts'
import { listCells, PASSPORT_COLUMNS } from './passport-cells.ts'
import { type PassportsContext, readList, showPassport } from './read-passports.ts'
import { confirmRequirement, setOwner } from './save-passport.ts'

export function passportRoutes(context: PassportsContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, PASSPORT_ROUTES.listPassports, (request) =>
      readList(context, { query: request.query, actor: requireActor(request) }),
    )

    serveRoute(app, PASSPORT_ROUTES.exportPassports, async (request, reply) => {
      const asked = { query: request.query, actor: requireActor(request) }
      const rows = [PASSPORT_COLUMNS, ...(await listCells(context, asked))]
      return sendList({ request, reply }, { name: 'Паспорт страниц', rows }, context)
    })

    serveRoute(app, PASSPORT_ROUTES.getPassport, (request) =>
      showPassport(context, { ...request.params, actor: requireActor(request) }),
    )

    serveRoute(app, PASSPORT_ROUTES.lookAtPage, async (request) => {
      const one = { ...request.params, actor: requireActor(request) }
      await lookAtPage(context, one)
      return showPassport(context, one)
    })

    serveRoute(app, PASSPORT_ROUTES.setOwner, async (request) => {
      const one = { ...request.params, actor: requireActor(request) }
      const { before, ...wanted } = request.body
      await setOwner(context, { ...one, wanted, before })
      return showPassport(context, one)
    })

    serveRoute(app, PASSPORT_ROUTES.sayRequirement, async (request) => {
      const one = { ...request.params, actor: requireActor(request) }
      const { before, ...wanted } = request.body
      await confirmRequirement(context, { ...one, wanted, before })
      return showPassport(context, one)
    })
  }
}
