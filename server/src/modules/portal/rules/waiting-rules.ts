import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { listWaitingRules } from '../rule-engine/index.ts'

/** Rules that wait for this person: their own proposals wait for others. */
export async function rulesToDecide(db: Db, actor: Actor) {
  const rules = await listWaitingRules(db)
  return rules
    .filter(({ writtenBy, restingSince }) => restingSince !== null || writtenBy !== actor.id)
    .map(({ id, name, restingSince, since, writtenByName }) => ({
      ...{ id, name, since, isUrgent: restingSince !== null },
      byName: restingSince === null ? writtenByName : null,
    }))
}
