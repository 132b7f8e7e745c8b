import { Settings } from '@veche/contract/settings.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { AppContext } from '../../platform/http/app-context.ts'
import { addJournal, requireActor } from '../access/index.ts'
import { forgetSettings, getSettings } from './get-settings.ts'

export function settingsRoutes({ db }: AppContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/settings',
      { config: { permission: 'signed_in' }, schema: { response: { 200: Settings } } },
      () => getSettings(db),
    )

    app.put(
      '/settings',
      { config: { permission: 'settings.manage' }, schema: { body: Settings, response: { 200: Settings } } },
      async (request) => {
        const actor = requireActor(request)
        const before = await getSettings(db)
        await db.transaction().execute(async (tx) => {
          for (const [key, value] of Object.entries(request.body)) {
            await tx
              .insertInto('setting')
              .values({ key, value: JSON.stringify(value) })
              .onConflict((conflict) =>
                conflict.column('key').doUpdateSet({ value: JSON.stringify(value), updatedAt: new Date() }),
              )
              .execute()
          }
          await addJournal(tx, {
            actor,
            action: 'settings.changed',
            objectType: 'settings',
            objectId: null,
            details: { before, after: request.body },
          })
        })
        forgetSettings(db)
        return request.body
      },
    )
  }
}
