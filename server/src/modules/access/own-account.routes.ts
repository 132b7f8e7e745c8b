import {
  CreatedTokenResponse,
  CreateTokenRequest,
  MeResponse,
  TOKEN_SCOPES,
  TokenListResponse,
  type TokenResponse,
} from '@veche/contract/access.ts'
import { NoContent } from '@veche/contract/common.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { InvalidError } from '../../platform/errors.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import { isSecondFactorMissing, requireActor, requireSignedIn } from './access-plugin.ts'
import { type ApiToken, createApiToken, listApiTokens, revokeApiToken } from './api-tokens.ts'
import { listGrants } from './grants.repository.ts'
import { presentMe } from './user.presenter.ts'
import { getUser, isUsedLately } from './users.repository.ts'

const ACTIVE_FOR_MS = 10 * 60_000
const config = { permission: 'own_account' }

export function ownAccountRoutes(
  { db, clock }: AppContext,
  { isSecondFactorRequired }: { isSecondFactorRequired: boolean },
): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/me',
      { config: { permission: 'me.read' }, schema: { response: { 200: MeResponse } } },
      async (request) => {
        const signedIn = requireSignedIn(request)
        const { actor } = signedIn
        return presentMe({
          user: await getUser(db, actor.id),
          actor,
          grants: await listGrants(db, [actor.id]),
          twoFactorRequired: isSecondFactorMissing(signedIn, isSecondFactorRequired),
          isPersonActive: await isUsedLately(db, actor.id, new Date(clock().getTime() - ACTIVE_FOR_MS)),
        })
      },
    )

    app.get('/tokens', { config, schema: { response: { 200: TokenListResponse } } }, async (request) => {
      const tokens = await listApiTokens(db, requireActor(request).id)
      return { tokens: tokens.map(presentToken) }
    })

    app.post(
      '/tokens',
      { config, schema: { body: CreateTokenRequest, response: { 200: CreatedTokenResponse } } },
      async (request) => {
        const actor = requireActor(request)
        const { name, scopes } = request.body
        const now = clock()
        const expiresAt = request.body.expiresAt === null ? null : new Date(request.body.expiresAt)
        if (expiresAt && expiresAt <= now) throw new InvalidError('access.token_already_expired')
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

function presentToken(token: ApiToken): z.infer<typeof TokenResponse> {
  return {
    id: token.id,
    name: token.name,
    prefix: token.prefix,
    scopes: TOKEN_SCOPES.filter((scope) => token.scopes.includes(scope)),
    createdAt: token.createdAt.toISOString(),
    expiresAt: token.expiresAt?.toISOString() ?? null,
    lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
  }
}
