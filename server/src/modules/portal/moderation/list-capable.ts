/** Colleagues who may do with a message what the reader may not. */
import type { Db } from '../../../platform/database/db.ts'
import { type Actor, isPermitted, listActivePeople } from '../../access/index.ts'
import { isOfCentre, reachOf, type Standing } from './moderation.policy.ts'

const NAMED = 3

export type Capable = { name: string; isOfCentre: boolean }

/** Gives the first few, those of the centre before others; the reader is not among them. */
export async function listCapable(
  db: Db,
  { subject, actor }: { subject: Standing; actor: Actor },
): Promise<Capable[]> {
  const people = (await listActivePeople(db))
    .map((person) => ({ ...person, tokenScopes: null }))
    .filter((person) => person.id !== actor.id && isPermitted(person, 'moderation.act'))
    .toSorted((one, other) => Number(isOfCentre(other)) - Number(isOfCentre(one)))
  const capable: Capable[] = []
  for (const person of people) {
    if (capable.length === NAMED) break
    if ((await reachOf(db, person, [subject]))(subject) === 'all')
      capable.push({ name: person.name, isOfCentre: isOfCentre(person) })
  }
  return capable
}
