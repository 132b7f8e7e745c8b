/** Duties and absences in from a file, which itself is the body. */
import { ROSTER_ROUTES } from '@veche/contract/routes/portal/roster.ts'
import type { FastifyPluginAsync } from 'fastify'
import { serveRoute } from '../../../../platform/http/serve-route.ts'
import { requireActor } from '../../../access/index.ts'
import type { ContactsContext } from '../../contacts/index.ts'
import { acceptSheets, fileOf } from '../sheet-body.ts'
import { applyAbsences, previewAbsences } from './import-absences.ts'
import { applyShifts, previewShifts } from './import-shifts.ts'

export function dutySheetRoutes(context: ContactsContext): FastifyPluginAsync {
  return async (app) => {
    acceptSheets(app)

    serveRoute(app, ROSTER_ROUTES.previewShifts, (request) =>
      previewShifts(context, { ...fileOf(request), actor: requireActor(request) }),
    )

    serveRoute(app, ROSTER_ROUTES.applyShifts, (request) =>
      applyShifts(context, { ...fileOf(request), ...request.query, actor: requireActor(request) }),
    )

    serveRoute(app, ROSTER_ROUTES.previewAbsences, (request) =>
      previewAbsences(context, { ...fileOf(request), actor: requireActor(request) }),
    )

    serveRoute(app, ROSTER_ROUTES.applyAbsences, (request) =>
      applyAbsences(context, { ...fileOf(request), ...request.query, actor: requireActor(request) }),
    )
  }
}
