import { OWN_ACCOUNT_ROUTES } from '@veche/contract/routes/own-account.ts'
import type { FastifyPluginAsync } from 'fastify'
import { NotFoundError } from '../../../platform/errors.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireSignedIn } from '../access-plugin.ts'
import { addJournal } from '../journal/journal.repository.ts'
import { deleteSessionOf, listSessions } from './sign-in.repository.ts'

/** Lists the sign-ins of a person and ends one of them. Keys of sessions are never shown. */
export function signInsRoutes({ db, clock }: AppContext): FastifyPluginAsync {
  return async (app) => {
    serveRoute(app, OWN_ACCOUNT_ROUTES.listSignIns, async (request) => {
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
    })

    serveRoute(app, OWN_ACCOUNT_ROUTES.endSignIn, async (request) => {
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
    })
  }
}
