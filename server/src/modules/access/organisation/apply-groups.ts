/** What the groups of a person give, as of this sign-in. */
import type { Tx } from '../../../platform/database/db.ts'
import { type Grant, scopeCodeOf } from '../domain/actor.ts'
import { addJournal } from '../journal/journal.repository.ts'
import { deleteGrant, insertGrant, isScopeKnown, listGrants } from '../users/grants.repository.ts'
import type { User } from '../users/users.repository.ts'
import { compareGrants, mapGroups } from './domain/map-groups.ts'
import type { ProviderSettings } from './settings.ts'

type Apply = {
  user: User
  provider: Pick<ProviderSettings, 'id' | 'roles' | 'mayGive'>
  groups: readonly string[]
  now: Date
}

/** The account is locked by now. A role given by hand stays as it is. */
export async function applyGroups(tx: Tx, { user, provider, groups, now }: Apply): Promise<void> {
  const stored = await listGrants(tx, [user.id])
  const wanted = await keepKnown(tx, mapGroups(provider, groups))
  const { given, taken } = compareGrants(wanted, {
    own: stored.filter(({ givenBy }) => givenBy === provider.id),
    others: stored.filter(({ givenBy }) => givenBy !== provider.id),
  })
  const note = (action: string, { role, scope }: Grant) =>
    addJournal(tx, {
      ...{ actor: null, action, objectType: 'user', objectId: user.id },
      details: { role, scopeKind: scope.kind, scopeCode: scopeCodeOf(scope), provider: provider.id },
    })
  for (const grant of taken) {
    await deleteGrant(tx, user.id, grant.id)
    await note('grant.removed', grant)
  }
  for (const grant of given) {
    await insertGrant(tx, user.id, { ...grant, givenBy: provider.id }, now)
    await note('grant.added', grant)
  }
}

/** A group may speak of a body that the directory here does not have. */
async function keepKnown(tx: Tx, grants: readonly Grant[]): Promise<Grant[]> {
  const known: Grant[] = []
  for (const grant of grants) if (await isScopeKnown(tx, grant.scope)) known.push(grant)
  return known
}
