import { SaveSettingsRequest, Settings } from '@veche/contract/admin/settings.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { AppContext } from '../../platform/http/app-context.ts'
import { requireActor } from '../access/index.ts'
import { getSettings } from './get-settings.ts'
import { saveSettings } from './save-settings.ts'

export function settingsRoutes({ db }: AppContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/settings',
      { config: { permission: 'signed_in' }, schema: { response: { 200: Settings } } },
      () => getSettings(db),
    )

    app.put(
      '/settings',
      {
        config: { permission: 'settings.manage' },
        schema: { body: SaveSettingsRequest, response: { 200: Settings } },
      },
      (request) => saveSettings(db, { request: request.body, actor: requireActor(request) }),
    )
  }
}
