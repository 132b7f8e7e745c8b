import { DecideSecondFactorResetRequest, SecondFactorResetsResponse } from '@veche/contract/access.ts'
import { NoContent } from '@veche/contract/common.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { requireActor } from '../access-plugin.ts'
import type { AccountNotices } from '../account-notices.ts'
import { listWaitingResets } from './resets.repository.ts'
import { askSecondFactorReset, decideSecondFactorReset } from './second-factor-reset.ts'

const config = { permission: 'second_factor.reset' }

export function secondFactorResetRoutes(
  { db, clock }: AppContext,
  notices: AccountNotices,
): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/second-factor-resets',
      { config, schema: { response: { 200: SecondFactorResetsResponse } } },
      async (request) => {
        const { id: readerId } = requireActor(request)
        const rows = await listWaitingResets(db, clock())
        return {
          resets: rows.map(({ askedBy, askedAt, expiresAt, ...row }) => ({
            ...row,
            askedAt: askedAt.toISOString(),
            expiresAt: expiresAt.toISOString(),
            mayDecide: askedBy !== readerId && row.userId !== readerId,
          })),
        }
      },
    )

    app.post(
      '/users/:userId/second-factor-reset',
      { config, schema: { params: z.object({ userId: z.string().max(64) }), response: { 200: NoContent } } },
      async (request) => {
        const ask = { userId: request.params.userId, actor: requireActor(request), now: clock() }
        await askSecondFactorReset(db, ask, notices)
        return { ok: true as const }
      },
    )

    app.post(
      '/second-factor-resets/:resetId/decision',
      {
        config,
        schema: {
          params: z.object({ resetId: z.uuid() }),
          body: DecideSecondFactorResetRequest,
          response: { 200: NoContent },
        },
      },
      async (request) => {
        const { resetId } = request.params
        const { decision } = request.body
        await decideSecondFactorReset(
          db,
          { resetId, decision, actor: requireActor(request), now: clock() },
          notices,
        )
        return { ok: true as const }
      },
    )
  }
}
