/** Many accounts switched off or on in one transaction; each by the rules of one, with its own row in the journal. */
import type { SwitchPeopleRequest, SwitchPeopleResponse } from '@veche/contract/admin/many/people.ts'
import type { Database, Tx } from '../../../platform/database/db.ts'
import type { Actor } from '../domain/actor.ts'
import { type Switching, whyNotSwitched } from '../domain/switching.ts'
import { addJournal } from '../journal/journal.repository.ts'
import { endAccess } from '../sign-in/end-access.ts'
import {
  listOwnAdministratorIds,
  lockAdministrators,
  lockStates,
  switchUserRows,
} from './users.repository.ts'

type SwitchPeople = SwitchPeopleRequest & { isPreview: boolean; actor: Actor; now: Date }

export function switchPeople(
  db: Database,
  { userIds, isActive, isPreview, actor, now }: SwitchPeople,
): Promise<SwitchPeopleResponse> {
  return db.transaction().execute(async (tx) => {
    await lockAdministrators(tx)
    const known = await lockStates(tx, userIds)
    const facts: Switching = {
      isActive,
      actorId: actor.id,
      known,
      administratorIds: await listOwnAdministratorIds(tx),
    }
    const judged = [...new Set(userIds)].map((userId) => ({
      ...{ userId, name: known.find(({ id }) => id === userId)?.name ?? '' },
      reason: whyNotSwitched(userId, facts, userIds),
    }))
    const changed = judged.flatMap(({ userId, reason }) => (reason === null ? [userId] : []))
    if (!isPreview && changed.length > 0) await write(tx, { changed, isActive, actor, now })
    return {
      changed,
      left: judged.flatMap(({ reason, ...person }) => (reason === null ? [] : [{ ...person, reason }])),
    }
  })
}

type Write = { changed: readonly string[]; isActive: boolean; actor: Actor; now: Date }

async function write(tx: Tx, { changed, isActive, actor, now }: Write): Promise<void> {
  await switchUserRows(tx, { ids: changed, isActive, now })
  for (const userId of changed) {
    if (!isActive) await endAccess(tx, { userId, now, actor })
    await addJournal(tx, {
      ...{ actor, action: 'user.changed', objectType: 'user', objectId: userId },
      details: { fields: [], isActive },
    })
  }
}
