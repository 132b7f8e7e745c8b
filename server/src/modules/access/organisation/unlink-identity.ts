import type { Database } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import type { Actor } from '../domain/actor.ts'
import { addJournal } from '../journal/journal.repository.ts'
import { lockUser } from '../users/users.repository.ts'
import { applyGroups } from './apply-groups.ts'
import { deleteIdentity, deleteSessionsBy } from './identities.repository.ts'
import type { ProviderSettings } from './settings.ts'

type Unlink = { provider: ProviderSettings; actor: Actor; now: Date }

/** What came with the account goes with it: roles of its groups and sign-ins by it. */
export function unlinkIdentity(db: Database, { provider, actor, now }: Unlink): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const user = await lockUser(tx, actor.id)
    if (!(await deleteIdentity(tx, user.id, provider.id)))
      throw new NotFoundError('access.identity_not_found')
    await applyGroups(tx, { user, provider, groups: [], now })
    await deleteSessionsBy(tx, user.id, provider.id)
    await addJournal(tx, {
      ...{ actor, action: 'identity.unlinked', objectType: 'user', objectId: user.id },
      details: { provider: provider.id },
    })
  })
}
