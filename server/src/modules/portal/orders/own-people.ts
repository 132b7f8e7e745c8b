/** Whose reading and deeds a reader sees by name: all of them, those of their own people, or nobody's. */
import type { Db } from '../../../platform/database/db.ts'
import { type Actor, listPeopleInScope } from '../../access/index.ts'
import type { Directory } from '../../directory/index.ts'
import type { ReadBulletin } from './bulletins.repository.ts'
import { ledPlaces, maySeePeople } from './orders.policy.ts'
import { type OwnPeople, reachesAny } from './progress.repository.ts'

export type SeenPeople = 'all' | OwnPeople | null

type Reading = { actor: Actor; bulletin: ReadBulletin; directory: Directory }

export async function findSeenPeople(db: Db, { actor, bulletin, directory }: Reading): Promise<SeenPeople> {
  if (maySeePeople(actor, bulletin, directory)) return 'all'
  const led = ledPlaces(actor, directory)
  if (led === null || bulletin.publishedNo === null) return null
  const { unitCodes, ...places } = led
  const ofUnits = unitCodes.map((code) => listPeopleInScope(db, { kind: 'unit', code }))
  const own = { ...places, userIds: (await Promise.all(ofUnits)).flat() }
  return (await reachesAny(db, bulletin.id, own)) ? own : null
}
