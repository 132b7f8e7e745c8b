/** Accounts in from a file, with their telephones. The file itself is the body. */
import { USER_ROUTES } from '@veche/contract/routes/users.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../../../platform/http/serve-route.ts'
import { requireActor } from '../../../access/index.ts'
import type { ContactsContext } from '../../contacts/index.ts'
import { acceptSheets, fileOf } from '../sheet-body.ts'
import { applyPeople, previewPeople } from './import-people.ts'

export function peopleSheetRoutes(context: ContactsContext): FastifyPluginAsync {
  return async (app) => {
    acceptSheets(app)
    serveRoute(app, USER_ROUTES.previewSheet, (request) => previewPeople(context, fileOf(request)))
    serveRoute(app, USER_ROUTES.applySheet, (request) =>
      applyPeople(context, { ...fileOf(request), ...request.query, actor: requireActor(request) }),
    )
  }
}
