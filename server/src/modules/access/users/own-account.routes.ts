import { OWN_ACCOUNT_ROUTES } from '@veche/contract/routes/own-account.ts'
import type { FastifyPluginAsync } from 'fastify'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { findDuty, requireSignedIn } from '../access-plugin.ts'
import type { AccountNotices } from '../account-notices.ts'
import type { CheckPassword } from '../passwords/check-password.ts'
import { changeOwnPassword } from '../passwords/own-password.ts'
import { listGrants } from './grants.repository.ts'
import { presentMe } from './user.presenter.ts'
import { getUser, isUsedLately, saveGreeted } from './users.repository.ts'

const ACTIVE_FOR_MS = 10 * 60_000

type Deps = { isSecondFactorRequired: boolean; checkPassword: CheckPassword; notices: AccountNotices }

export function ownAccountRoutes(
  { db, clock }: AppContext,
  { isSecondFactorRequired, checkPassword, notices }: Deps,
): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, OWN_ACCOUNT_ROUTES.me, async (request) => {
      const signedIn = requireSignedIn(request)
      const { actor } = signedIn
      return presentMe({
        user: await getUser(db, actor.id),
        actor,
        grants: await listGrants(db, [actor.id]),
        duty: findDuty(signedIn, isSecondFactorRequired),
        isPersonActive: await isUsedLately(db, actor.id, new Date(clock().getTime() - ACTIVE_FOR_MS)),
      })
    })

    serveRoute(app, OWN_ACCOUNT_ROUTES.putGreetingAway, async (request) => {
      await saveGreeted(db, requireSignedIn(request).actor.id, clock())
      return { ok: true as const }
    })

    serveRoute(app, OWN_ACCOUNT_ROUTES.changePassword, async (request) => {
      const { actor, credential } = requireSignedIn(request)
      const { currentPassword, newPassword } = request.body
      await checkPassword(request, currentPassword, 'currentPassword')
      await changeOwnPassword(db, { actor, sessionId: credential.id, newPassword, now: clock() }, notices)
      return { ok: true as const }
    })
  }
}
