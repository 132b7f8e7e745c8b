import { OWN_ACCOUNT_ROUTES } from '@veche/contract/routes/own-account.ts'
import type { FastifyPluginAsync } from 'fastify'
import { NotFoundError } from '../../../platform/errors.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { requireActor } from '../access-plugin.ts'
import type { CheckPassword } from '../passwords/check-password.ts'
import { listLinkedProviders } from './identities.repository.ts'
import { createBegin, type OrganisationDeps } from './organisation.routes.ts'
import { unlinkIdentity } from './unlink-identity.ts'

type Deps = OrganisationDeps & { checkPassword: CheckPassword }

/** One's own accounts at the organisations: which are linked, link one, unlink one. */
export function identitiesRoutes(context: AppContext, deps: Deps): FastifyPluginAsync {
  const { db, clock } = context
  const { organisation, checkPassword } = deps
  const begin = createBegin(context, deps)
  return async (app) => {
    serveRoute(app, OWN_ACCOUNT_ROUTES.listIdentities, async (request) => {
      const linked = await listLinkedProviders(db, requireActor(request).id)
      return {
        identities: organisation.shown.map((provider) => ({
          ...provider,
          isLinked: linked.includes(provider.id),
        })),
      }
    })

    serveRoute(app, OWN_ACCOUNT_ROUTES.linkIdentity, async (request, reply) => {
      const { provider, password } = request.body
      await checkPassword(request, password)
      return begin(request, reply, { provider, next: '/profile', linksUserId: requireActor(request).id })
    })

    serveRoute(app, OWN_ACCOUNT_ROUTES.unlinkIdentity, async (request) => {
      const provider = organisation.find(request.params.provider)
      if (provider === null) throw new NotFoundError('access.provider_not_found')
      await unlinkIdentity(db, { provider, actor: requireActor(request), now: clock() })
      return { ok: true as const }
    })
  }
}
