import type { FastifyPluginAsync } from 'fastify'
import type { AppContext } from '../../platform/http/app-context.ts'
import type { AccountNotices } from './account-notices.ts'
import { journalRoutes } from './journal/journal.routes.ts'
import type { ObjectNames } from './journal/name-objects.ts'
import { identitiesRoutes } from './organisation/identities.routes.ts'
import { organisationRoutes } from './organisation/organisation.routes.ts'
import { createOrganisation } from './organisation/organisation.ts'
import type { SignInSettings } from './organisation/settings.ts'
import { ownTokensRoutes } from './own-tokens.routes.ts'
import { passkeysRoutes } from './passkeys/passkeys.routes.ts'
import { createCheckPassword } from './passwords/check-password.ts'
import { readingsRoutes } from './readings/readings.routes.ts'
import { secondFactorResetRoutes } from './second-factor/second-factor-reset.routes.ts'
import { authRoutes } from './sign-in/auth.routes.ts'
import type { Auth } from './sign-in/auth.ts'
import { signInsRoutes } from './sign-in/sign-ins.routes.ts'
import { type SystemFacts, systemRoutes } from './sign-in/system.routes.ts'
import { substitutionsRoutes } from './substitutions.routes.ts'
import { ownAccountRoutes } from './users/own-account.routes.ts'
import { usersRoutes } from './users/users.routes.ts'

export { accessJobs } from './access.jobs.ts'
export { accessPlugin, requireActor, requireSignedIn } from './access-plugin.ts'
export type { AccountNotices } from './account-notices.ts'
export {
  type Credential,
  findActorByUserId,
  keyOfCredential,
  listStillSignedIn,
  type SignedIn,
} from './actor.repository.ts'
export { createApiToken, hashToken, MAX_TOKEN_DAYS } from './api-tokens.ts'
export { findCalendarAddress } from './calendar-address/calendar-address.repository.ts'
export {
  createCalendarAddress,
  findCalendarReader,
  withdrawCalendarAddress,
} from './calendar-address/calendar-address.ts'
export {
  type Actor,
  type ActorRef,
  type Grant,
  hasRole,
  needsSecondFactor,
  type Signer,
  scopesOf,
} from './domain/actor.ts'
export {
  FIGURE_READERS,
  isPermission,
  isPermitted,
  PERMISSIONS,
  type Permission,
  peopleFinders,
  rolesOfRight,
} from './domain/permissions.ts'
export { isSame } from './domain/plan-change.ts'
export { roleName } from './domain/role-names.ts'
export { addJournal, hasLostRights, type JournalEntry } from './journal/journal.repository.ts'
export { getJournalHead, type JournalHead } from './journal/journal-chain.repository.ts'
export { type JournalVerdict, verifyJournal } from './journal/journal-chain.ts'
export { changerByJournal } from './journal/journal-changer.ts'
export { journalList, sendList } from './journal/send-list.ts'
export { readSignInSettings } from './organisation/read-settings.ts'
export { NO_PROVIDERS, type SignInSettings } from './organisation/settings.ts'
export { createFirstPasswords } from './passwords/first-passwords.ts'
export { followReadings, readingOfStream } from './readings/follow-readings.ts'
export { LEAK_HEADER, leakRows } from './readings/leak-pack.ts'
export { planReading } from './readings/reading-plan.ts'
export { createReadingWriter } from './readings/reading-writer.ts'
export { addExportReading, addPersonReading, deleteOldReadings } from './readings/readings.repository.ts'
export { journalLeak, toReadingFilter } from './readings/readings.routes.ts'
export { resetSecondFactorAtOnce } from './second-factor/second-factor-reset.ts'
export { type Auth, createAuth } from './sign-in/auth.ts'
export { setUpCodeOf } from './sign-in/set-up-code.ts'
export type { DemoFacts, SystemFacts } from './sign-in/system.routes.ts'
export { listAbsences, listDeputyIds, listStoodInFor } from './substitutions.repository.ts'
export { assertTwoPeople, assertTwoPeopleForGood } from './two-people.ts'
export { countPeopleInScope, listActivePeople, listPeopleInScope } from './users/grants.repository.ts'
export { type CreateUser, createUser, createUserIn, updateUser } from './users/manage-users.ts'
export {
  findGrantOfDoer,
  hasOtherApprover,
  listAccountsByEmail,
  listActiveUserIds,
  listIdsByWords,
  listNames,
  listPeopleByName,
} from './users/people.repository.ts'
export {
  type Colleague,
  findPasswordHash,
  findUserByEmail,
  getOwnEmail,
  hasAnyUser,
  listPeopleOfAgency,
  listStaffedAgencies,
} from './users/users.repository.ts'

export type { ObjectNames }

type AccessRoutesDeps = {
  auth: Auth
  secret: string
  publicUrl: string
  isSecondFactorRequired: boolean
  system: SystemFacts
  notices: AccountNotices
  objectNames: ObjectNames
  signIn: SignInSettings
}

/** Everything of this module under /api; register with that prefix, after `accessPlugin`. */
export function accessRoutes(
  context: AppContext,
  { auth, secret, publicUrl, isSecondFactorRequired, system, notices, objectNames, signIn }: AccessRoutesDeps,
): FastifyPluginAsync {
  const checkPassword = createCheckPassword(context, auth.guard)
  return async (app) => {
    const organisation = createOrganisation(signIn)
    const doors = { auth, publicUrl, notices, organisation }
    await app.register(authRoutes(context, { auth, publicUrl, notices }))
    await app.register(organisationRoutes(context, doors))
    await app.register(identitiesRoutes(context, { ...doors, checkPassword }))
    const keys = { auth, publicUrl, notices, checkPassword, passwordsFor: signIn.passwords }
    await app.register(passkeysRoutes(context, keys))
    const shown = { providers: organisation.shown, passwordsFor: signIn.passwords }
    await app.register(systemRoutes(context, { facts: { ...system, ...shown }, secret, guard: auth.guard }))
    await app.register(ownAccountRoutes(context, { isSecondFactorRequired, checkPassword, notices }))
    await app.register(ownTokensRoutes(context, { checkPassword }))
    await app.register(signInsRoutes(context))
    await app.register(usersRoutes(context, notices))
    await app.register(secondFactorResetRoutes(context, notices))
    await app.register(journalRoutes(context, objectNames))
    await app.register(readingsRoutes(context))
    await app.register(substitutionsRoutes(context))
  }
}
