import { LinkCodeResponse, OfficialAccountsResponse } from '@veche/contract/chats.ts'
import { NoContent } from '@veche/contract/common.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { requireActor } from '../../access/index.ts'
import { openAuthorName } from '../../inbox/index.ts'
import { listAccounts } from './link-code.repository.ts'
import { createLinkCode, unlinkAccount } from './link-code.ts'

const Account = z.object({ authorId: z.uuid() })
/** In a browser only: with a stolen key nobody speaks for its owner in a chat. */
const config = { permission: 'own_account' }

export function linkCodeRoutes(context: Pick<AppContext, 'db' | 'clock' | 'vault'>): FastifyPluginAsyncZod {
  const { db, vault } = context
  return async (app) => {
    app.post(
      '/own-account/network-code',
      { config, schema: { response: { 200: LinkCodeResponse } } },
      async (request) => {
        const { code, expiresAt } = await createLinkCode(context, requireActor(request))
        return { code, expiresAt: expiresAt.toISOString() }
      },
    )

    app.get(
      '/own-account/network-accounts',
      { config, schema: { response: { 200: OfficialAccountsResponse } } },
      async (request) => {
        const accounts = await listAccounts(db, requireActor(request).id)
        return {
          accounts: accounts.map(({ authorId, network, authorCard, linkedAt }) => ({
            ...{ authorId, network },
            name: openAuthorName(authorCard, vault),
            linkedAt: linkedAt.toISOString(),
          })),
        }
      },
    )

    app.delete(
      '/own-account/network-accounts/:authorId',
      { config, schema: { params: Account, response: { 200: NoContent } } },
      async (request) => {
        await unlinkAccount(context, { ...request.params, actor: requireActor(request) })
        return { ok: true as const }
      },
    )
  }
}
