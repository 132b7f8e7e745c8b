import type { FastifyPluginAsync } from 'fastify'
import { bulkRoutes } from './bulk/bulk.routes.ts'
import type { DeskContext } from './desk-context.ts'
import { openDeskRoutes } from './open-desk.routes.ts'
import { ownStepsRoutes } from './own-steps/own-steps.routes.ts'
import { peopleRoutes } from './people.routes.ts'
import { presenceRoutes } from './presence/presence.routes.ts'
import { snoozesRoutes } from './snoozes/index.ts'
import { viewsRoutes } from './views/views.routes.ts'

export { prepareBulk } from './bulk/prepare-bulk.ts'
export { deskJobs } from './desk.jobs.ts'
export type { DeskContext } from './desk-context.ts'
export { setSnoozeIn } from './snoozes/index.ts'
export { getViewFilter } from './views/get-view-filter.ts'

/** Serves everything of this module under /api. */
export function deskRoutes(context: DeskContext): FastifyPluginAsync {
  return async (app) => {
    await app.register(openDeskRoutes(context))
    await app.register(viewsRoutes(context))
    await app.register(presenceRoutes(context))
    await app.register(bulkRoutes(context))
    await app.register(peopleRoutes(context))
    await app.register(ownStepsRoutes(context))
    await app.register(snoozesRoutes(context))
  }
}
