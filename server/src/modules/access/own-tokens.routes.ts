import {
  CreatedTokenResponse,
  CreateTokenRequest,
  TOKEN_SCOPES,
  TokenListResponse,
  type TokenResponse,
} from '@veche/contract/access.ts'
import { NoContent } from '@veche/contract/common.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { AppContext } from '../../platform/http/app-context.ts'
import { requireActor } from './access-plugin.ts'
import { type ApiToken, listApiTokens } from './api-tokens.repository.ts'
import { assertTokenLife, createApiToken, revokeApiToken } from './api-tokens.ts'
import type { CheckPassword } from './passwords/check-password.ts'

const config = { permission: 'own_account' }

/** Keys for programs of the caller. A new one asks for the password: an unlocked screen is not enough. */
export function ownTokensRoutes(
  { db, clock }: AppContext,
  { checkPassword }: { checkPassword: CheckPassword },
): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/tokens', { config, schema: { response: { 200: TokenListResponse } } }, async (request) => {
      const tokens = await listApiTokens(db, requireActor(request).id)
      return { tokens: tokens.map(presentToken) }
    })

    app.post(
      '/tokens',
      { config, schema: { body: CreateTokenRequest, response: { 200: CreatedTokenResponse } } },
      async (request) => {
        const actor = requireActor(request)
        const { name, scopes, password } = request.body
        const [now, expiresAt] = [clock(), new Date(request.body.expiresAt)]
        assertTokenLife(expiresAt, now)
        await checkPassword(request, password)
        const created = await db
          .transaction()
          .execute((tx) => createApiToken(tx, { userId: actor.id, name, scopes, expiresAt, now, actor }))
        return { ...presentToken(created), token: created.token }
      },
    )

    app.delete(
      '/tokens/:tokenId',
      { config, schema: { params: z.object({ tokenId: z.uuid() }), response: { 200: NoContent } } },
      async (request) => {
        const actor = requireActor(request)
        const { tokenId } = request.params
        await db
          .transaction()
          .execute((tx) => revokeApiToken(tx, { tokenId, userId: actor.id, now: clock(), actor }))
        return { ok: true as const }
      },
    )
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
