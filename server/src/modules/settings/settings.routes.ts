import { SYSTEM_ROUTES } from '@veche/contract/routes/admin/system.ts'
import type { FastifyPluginAsync } from 'fastify'
import type { AppContext } from '../../platform/http/app-context.ts'
import { serveRoute } from '../../platform/http/serve-route.ts'
import { requireActor } from '../access/index.ts'
import { getSettings } from './get-settings.ts'
import { saveSettings } from './save-settings.ts'

export function settingsRoutes({ db }: AppContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, SYSTEM_ROUTES.settings, () => getSettings(db))

    serveRoute(app, SYSTEM_ROUTES.saveSettings, (request) =>
      saveSettings(db, { request: request.body, actor: requireActor(request) }),
    )
  }
}
