/** Which bans wait for the word of one person. */
import type { Db } from '../../../platform/database/db.ts'
import { type Actor, isPermitted } from '../../access/index.ts'
import { listActs, type StoredAct } from './acts.repository.ts'
import { abilitiesOf } from './domain/act.ts'
import { reachOf } from './moderation.policy.ts'

const MOST = 100

export async function actsToDecide(
  db: Db,
  { actor, now }: { actor: Actor; now: Date },
): Promise<StoredAct[]> {
  const filter = { view: 'waiting', kind: undefined, network: undefined, incidentId: undefined, now } as const
  const acts = await listActs(db, actor, filter, { beforeSeq: null, limit: MOST })
  const reach = await reachOf(db, actor, acts)
  const mayAct = isPermitted(actor, 'moderation.act')
  return acts.filter((act) => abilitiesOf(act, { id: actor.id, reach: reach(act), mayAct, now }).decide)
}
