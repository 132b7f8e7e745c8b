/** Who is called to a ban that waits: whoever could decide it, but not who asked. */
import type { Db, Tx } from '../../../platform/database/db.ts'
import { type Actor, isPermitted, listActivePeople } from '../../access/index.ts'
import { addNotifications } from '../../notifications/index.ts'
import type { NewAct } from './acts.repository.ts'
import { reachOf, type Standing } from './moderation.policy.ts'

/** Before the transaction: people are looked at one by one, and bans are rare. */
export async function listApprovers(db: Db, standing: Standing, asker: Actor): Promise<string[]> {
  const found: string[] = []
  for (const person of await listActivePeople(db)) {
    const actor = { ...person, tokenScopes: null }
    if (person.id === asker.id || !isPermitted(actor, 'moderation.act')) continue
    const reach = (await reachOf(db, actor, [standing]))(standing)
    if (reach === 'all') found.push(person.id)
  }
  return found
}

/** With the page, and no word of a resident nor a name of one. */
export async function notifyApprovers(
  tx: Tx,
  { act, userIds, page }: { act: Pick<NewAct, 'id'>; userIds: readonly string[]; page: string },
  now: Date,
): Promise<void> {
  const notices = userIds.map((userId) => ({
    ...({ userId, kind: 'moderation', incidentId: null, isUrgent: false } as const),
    details: { news: 'waiting', actId: act.id, page },
    dedupeKey: `network_act:${act.id}`,
  }))
  await addNotifications(tx, notices, now)
}
