import { CHANNEL_ROUTES } from '@veche/contract/routes/channels.ts'
import type { FastifyPluginAsync } from 'fastify'
import { addEvents } from '../../platform/events/events.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import { serveRoute } from '../../platform/http/serve-route.ts'
import { addJournal, requireActor } from '../access/index.ts'
import { decideQuarantined, listQuarantined } from './raw/raw-inbox.repository.ts'

/** Rows set aside: what, when, why. Their content is not shown here: the administrator does not read residents. */
export function inboxRoutes({ db }: AppContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, CHANNEL_ROUTES.listQuarantined, async () => {
      const rows = await listQuarantined(db)
      return {
        items: rows.map((row) => ({
          ...row,
          id: String(row.id),
          receivedAt: row.receivedAt.toISOString(),
          errorCode: row.errorCode ?? 'inbox.unreadable',
        })),
      }
    })

    serveRoute(app, CHANNEL_ROUTES.decideQuarantined, async (request) => {
      const actor = await requireActor(request)
      const { itemId } = request.params
      const { decision } = request.body
      await db.transaction().execute(async (tx) => {
        await decideQuarantined(tx, itemId, decision)
        await addJournal(tx, {
          actor,
          action: `inbox.${decision}`,
          objectType: 'raw_message',
          objectId: String(itemId),
        })
        addEvents(tx, [
          { payload: { type: 'inbox' }, audience: { kind: 'permission', permission: 'inbox.manage' } },
        ])
      })
      return { ok: true as const }
    })
  }
}
