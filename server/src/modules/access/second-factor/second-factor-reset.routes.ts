import { USER_ROUTES } from '@veche/contract/routes/users.ts'
import type { FastifyPluginAsync } from 'fastify'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor } from '../access-plugin.ts'
import type { AccountNotices } from '../account-notices.ts'
import { listWaitingResets } from './resets.repository.ts'
import { askSecondFactorReset, decideSecondFactorReset } from './second-factor-reset.ts'

export function secondFactorResetRoutes(
  { db, clock }: AppContext,
  notices: AccountNotices,
): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, USER_ROUTES.listSecondFactorResets, async (request) => {
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
    })

    serveRoute(app, USER_ROUTES.askSecondFactorReset, async (request) => {
      const ask = { userId: request.params.userId, actor: requireActor(request), now: clock() }
      await askSecondFactorReset(db, ask, notices)
      return { ok: true as const }
    })

    serveRoute(app, USER_ROUTES.decideSecondFactorReset, async (request) => {
      const { resetId } = request.params
      const { decision } = request.body
      await decideSecondFactorReset(
        db,
        { resetId, decision, actor: requireActor(request), now: clock() },
        notices,
      )
      return { ok: true as const }
    })
  }
}
