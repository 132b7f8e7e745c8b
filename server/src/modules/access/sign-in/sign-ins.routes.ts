import { SignInListResponse } from '@veche/contract/access.ts'
import { NoContent } from '@veche/contract/common.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { NotFoundError } from '../../../platform/errors.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { requireSignedIn } from '../access-plugin.ts'
import { addJournal } from '../journal/journal.repository.ts'
import { deleteSessionOf, listSessions } from './sign-in.repository.ts'

const config = { permission: 'own_sign_ins' }

/** Where one is signed in, and how to end one of these sign-ins from afar. Keys of sessions never leave. */
export function signInsRoutes({ db, clock }: AppContext): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/me/sign-ins',
      { config, schema: { response: { 200: SignInListResponse } } },
      async (request) => {
        const { actor, credential } = requireSignedIn(request)
        const sessions = await listSessions(db, actor.id, clock())
        return {
          signIns: sessions.map(({ id, createdAt, updatedAt, expiresAt, ipAddress, userAgent }) => ({
            id,
            startedAt: createdAt.toISOString(),
            lastUsedAt: updatedAt.toISOString(),
            expiresAt: expiresAt.toISOString(),
            ipAddress: ipAddress || null,
            userAgent,
            isCurrent: credential.kind === 'session' && credential.id === id,
          })),
        }
      },
    )

    app.delete(
      '/me/sign-ins/:signInId',
      {
        config,
        schema: { params: z.object({ signInId: z.string().max(100) }), response: { 200: NoContent } },
      },
      async (request) => {
        const { actor } = requireSignedIn(request)
        await db.transaction().execute(async (tx) => {
          const ended = await deleteSessionOf(tx, request.params.signInId, actor.id)
          if (ended.numDeletedRows === 0n) throw new NotFoundError('access.sign_in_not_found')
          await addJournal(tx, {
            actor,
            action: 'session.ended',
            objectType: 'user',
            objectId: actor.id,
          })
        })
        return { ok: true as const }
      },
    )
  }
}
