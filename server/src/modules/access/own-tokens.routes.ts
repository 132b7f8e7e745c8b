import { TOKEN_SCOPES, type TokenResponse } from '@veche/contract/access.ts'
import { OWN_ACCOUNT_ROUTES } from '@veche/contract/routes/own-account.ts'
import type { FastifyPluginAsync } from 'fastify'
import type { z } from 'zod'
import type { AppContext } from '../../platform/http/app-context.ts'
import { serveRoute } from '../../platform/http/serve-route.ts'
import { requireActor } from './access-plugin.ts'
import { type ApiToken, listApiTokens } from './api-tokens.repository.ts'
import { assertTokenLife, createApiToken, revokeApiToken } from './api-tokens.ts'
import type { CheckPassword } from './passwords/check-password.ts'

/** Keys for programs of the caller. A new one asks for the password: an unlocked screen is not enough. */
export function ownTokensRoutes(
  { db, clock }: AppContext,
  { checkPassword }: { checkPassword: CheckPassword },
): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, OWN_ACCOUNT_ROUTES.listTokens, async (request) => {
      const tokens = await listApiTokens(db, requireActor(request).id)
      return { tokens: tokens.map(presentToken) }
    })

    serveRoute(app, OWN_ACCOUNT_ROUTES.createToken, async (request) => {
      const actor = requireActor(request)
      const { name, scopes, password } = request.body
      const [now, expiresAt] = [clock(), new Date(request.body.expiresAt)]
      assertTokenLife(expiresAt, now)
      await checkPassword(request, password)
      const created = await db
        .transaction()
        .execute((tx) => createApiToken(tx, { userId: actor.id, name, scopes, expiresAt, now, actor }))
      return { ...presentToken(created), token: created.token }
    })

    serveRoute(app, OWN_ACCOUNT_ROUTES.revokeToken, async (request) => {
      const actor = requireActor(request)
      const { tokenId } = request.params
      await db
        .transaction()
        .execute((tx) => revokeApiToken(tx, { tokenId, userId: actor.id, now: clock(), actor }))
      return { ok: true as const }
    })
  }
}

export function presentToken(token: ApiToken): z.infer<typeof TokenResponse> {
  return {
    id: token.id,
    name: token.name,
    prefix: token.prefix,
    scopes: TOKEN_SCOPES.filter((scope) => token.scopes.includes(scope)),
    createdAt: token.createdAt.toISOString(),
    expiresAt: token.expiresAt.toISOString(),
    lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
  }
}
