/** In whose name a text is decided: the actor's own if they may, otherwise that of the person they stand in for. */
import type { Db } from '../../../platform/database/db.ts'
import { type Actor, listStoodInFor } from '../../access/index.ts'
import { canWithFake, type FakeScope } from './fakes.policy.ts'

export type Standing = { forUser: { id: string; name: string } | null }

/** Nobody decides on their own text, nor for its author. */
export async function findStanding(
  db: Db,
  { actor, fake, writerId }: { actor: Actor; fake: FakeScope; writerId: string | null },
  now: Date,
): Promise<Standing | null> {
  if (canWithFake(actor, 'approve', fake)) return { forUser: null }
  const absent = (await listStoodInFor(db, actor.id, now)).find(
    (person) => person.id !== writerId && canWithFake(person, 'approve', fake),
  )
  return absent ? { forUser: { id: absent.id, name: absent.name } } : null
}
