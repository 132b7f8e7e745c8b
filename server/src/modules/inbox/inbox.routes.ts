import { NoContent } from '@veche/contract/common.ts'
import { QuarantineDecisionRequest, QuarantineResponse } from '@veche/contract/inbox.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { addEvents } from '../../platform/events/events.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import { addJournal, requireActor } from '../access/index.ts'
import { decideQuarantined, listQuarantined } from './raw/raw-inbox.repository.ts'

/** Rows set aside: what, when, why. Their content is not shown here: the administrator does not read residents. */
export function inboxRoutes({ db }: AppContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/inbox/quarantine',
      { config: { permission: 'inbox.manage' }, schema: { response: { 200: QuarantineResponse } } },
      async () => {
        const rows = await listQuarantined(db)
        return {
          items: rows.map((row) => ({
            ...row,
            id: String(row.id),
            receivedAt: row.receivedAt.toISOString(),
            errorCode: row.errorCode ?? 'inbox.unreadable',
          })),
        }
      },
    )

    app.post(
      '/inbox/quarantine/:itemId',
      {
        config: { permission: 'inbox.manage' },
        schema: {
          params: z.object({
            itemId: z
              .string()
              .regex(/^[1-9]\d{0,15}$/)
              .transform(Number),
          }),
          body: QuarantineDecisionRequest,
          response: { 200: NoContent },
        },
      },
      async (request) => {
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
      },
    )
  }
}
