/** From an account of an organisation to a session here: whose it is, what its groups give, and the cookie. */
import type { Database, Tx } from '../../../platform/database/db.ts'
import type { RequestOrigin } from '../../../platform/http/request-origin.ts'
import type { AccountNotices } from '../account-notices.ts'
import { addJournal } from '../journal/journal.repository.ts'
import { type Cookies, type Started, startSession } from '../sign-in/start-session.ts'
import { findPasswordHash, findUserByEmail, lockUser, type User } from '../users/users.repository.ts'
import { applyGroups } from './apply-groups.ts'
import { findLinkedUserId, insertIdentity } from './identities.repository.ts'
import { type OrganisationAccount, SignInRefused } from './organisation-account.ts'
import type { ProviderSettings } from './settings.ts'

type Complete = {
  provider: ProviderSettings
  account: OrganisationAccount
  origin: RequestOrigin
  cookies: Cookies
  notices: AccountNotices
  now: Date
}

/** One transaction: the link, the roles, the session and their rows of the journal are there together or not at all. */
export function completeSignIn(db: Database, complete: Complete): Promise<Started> {
  const { provider, account, origin, cookies, now } = complete
  return db.transaction().execute(async (tx) => {
    const user = await lockUser(tx, await findUserId(tx, complete))
    // Dismissed here, whatever the organisation still says.
    if (!user.isActive) throw new SignInRefused('inactive', { accountId: user.id })
    await applyGroups(tx, { user, provider, groups: account.groups, now })
    const { isStrong } = account
    const start = {
      user,
      origin,
      provider: provider.id,
      isStrong,
      seconds: provider.sessionHours * 3600,
      now,
    }
    return startSession(tx, start, cookies)
  })
}

async function findUserId(tx: Tx, complete: Complete): Promise<string> {
  const { provider, account } = complete
  const linked = await findLinkedUserId(tx, { provider: provider.id, subject: account.subject })
  if (linked !== null) return linked
  const { verifiedEmail } = account
  // An address that nobody proved is anybody's.
  if (!provider.linkByEmail || verifiedEmail === null) throw new SignInRefused('unknown_person')
  const user = await findUserByEmail(tx, verifiedEmail)
  // An account without a password is a program's.
  if (user === null || (await findPasswordHash(tx, user.id)) === null)
    throw new SignInRefused('unknown_person')
  if (!user.isActive) throw new SignInRefused('inactive', { accountId: user.id })
  await link(tx, { ...complete, user })
  return user.id
}

type Link = Pick<Complete, 'provider' | 'account' | 'notices' | 'now'> & { user: User }

/** From now on by what never changes: a later owner of the same address is another person. */
async function link(tx: Tx, { provider, account, notices, now, user }: Link): Promise<void> {
  const { id: userId } = user
  if (!(await insertIdentity(tx, { provider: provider.id, subject: account.subject, userId, now })))
    throw new SignInRefused('linked_to_another', { accountId: userId })
  await addJournal(tx, {
    ...{ actor: { id: userId, name: user.name }, action: 'identity.linked', objectType: 'user' },
    ...{ objectId: userId, details: { provider: provider.id } },
  })
  await notices.notify(tx, { userId, news: 'identity_linked', now })
}

/** Of somebody who is signed in and has gone to the organisation to say who they are there. */
export function linkIdentity(
  db: Database,
  { userId, ...asked }: Omit<Link, 'user'> & { userId: string },
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const user = await lockUser(tx, userId)
    if (!user.isActive) throw new SignInRefused('inactive', { accountId: userId })
    const { provider, account, now } = asked
    const linked = await findLinkedUserId(tx, { provider: provider.id, subject: account.subject })
    if (linked === userId) return
    if (linked !== null) throw new SignInRefused('linked_to_another', { accountId: userId })
    await link(tx, { ...asked, user })
    await applyGroups(tx, { user, provider, groups: account.groups, now })
  })
}
