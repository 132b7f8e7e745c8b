import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { AppContext } from '../../platform/http/app-context.ts'
import { authRoutes } from './auth.routes.ts'
import type { Auth } from './auth.ts'
import { journalRoutes } from './journal.routes.ts'
import { ownAccountRoutes } from './own-account.routes.ts'
import { signInsRoutes } from './sign-ins.routes.ts'
import { substitutionsRoutes } from './substitutions.routes.ts'
import { type SystemFacts, systemRoutes } from './system.routes.ts'
import { usersRoutes } from './users.routes.ts'

export { accessJobs } from './access.jobs.ts'
export { accessPlugin, requireActor, requireSignedIn } from './access-plugin.ts'
export {
  type Credential,
  findActorByUserId,
  keyOfCredential,
  listStillSignedIn,
  type SignedIn,
} from './actor.repository.ts'
export { createApiToken, hashToken } from './api-tokens.ts'
export { type Auth, createAuth } from './auth.ts'
export { type Actor, type ActorRef, type Grant, hasRole, scopesOf } from './domain/actor.ts'
export { isPermission, isPermitted, PERMISSIONS, type Permission } from './domain/permissions.ts'
export { countPeopleInScope, listActivePeople } from './grants.repository.ts'
export { addJournal, type JournalEntry } from './journal.repository.ts'
export { type CreateUser, createUser } from './manage-users.ts'
export { listDeputyIds, listStoodInFor } from './substitutions.repository.ts'
export type { SystemFacts } from './system.routes.ts'
export { type Colleague, findUserByEmail, getOwnEmail, listPeopleOfAgency } from './users.repository.ts'

type AccessRoutesDeps = {
  auth: Auth
  publicUrl: string
  isSecondFactorRequired: boolean
  system: SystemFacts
}

/** Everything of this module under /api; register with that prefix, after `accessPlugin`. */
export function accessRoutes(
  context: AppContext,
  { auth, publicUrl, isSecondFactorRequired, system }: AccessRoutesDeps,
): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(authRoutes(context, auth, publicUrl))
    await app.register(systemRoutes(context, system))
    await app.register(ownAccountRoutes(context, { isSecondFactorRequired }))
    await app.register(signInsRoutes(context))
    await app.register(usersRoutes(context))
    await app.register(journalRoutes(context))
    await app.register(substitutionsRoutes(context))
  }
}
