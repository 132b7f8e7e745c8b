import { OWN_ACCOUNT_ROUTES } from '@veche/contract/routes/own-account.ts'
import type { FastifyPluginAsync } from 'fastify'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor } from '../../access/index.ts'
import { openAuthorName } from '../../inbox/index.ts'
import { findDialogs } from '../staff-dialogs/index.ts'
import { listAccounts } from './link-code.repository.ts'
import { createLinkCode, setDialogNews, unlinkAccount } from './link-code.ts'

export function linkCodeRoutes(context: Pick<AppContext, 'db' | 'clock' | 'vault'>): FastifyPluginAsync {
  const { db, vault } = context
  return async (app) => {
    serveRoute(app, OWN_ACCOUNT_ROUTES.createNetworkCode, async (request) => {
      const { code, expiresAt } = await createLinkCode(context, requireActor(request))
      return { code, expiresAt: expiresAt.toISOString() }
    })

    serveRoute(app, OWN_ACCOUNT_ROUTES.listNetworkAccounts, async (request) => {
      const accounts = await listAccounts(db, requireActor(request).id)
      const ids = accounts.map(({ authorId }) => authorId)
      const dialogs = await findDialogs(db, ids)
      return {
        accounts: accounts.map(({ authorId, network, authorCard, linkedAt }) => ({
          ...{ authorId, network },
          name: openAuthorName(authorCard, vault),
          linkedAt: linkedAt.toISOString(),
          isTold: dialogs.get(authorId) ?? null,
        })),
      }
    })

    serveRoute(app, OWN_ACCOUNT_ROUTES.tellInNetwork, async (request) => {
      const { isOn } = request.body
      await setDialogNews(context, { ...request.params, isOn, actor: requireActor(request) })
      return { ok: true as const }
    })

    serveRoute(app, OWN_ACCOUNT_ROUTES.unlinkNetworkAccount, async (request) => {
      await unlinkAccount(context, { ...request.params, actor: requireActor(request) })
      return { ok: true as const }
    })
  }
}
