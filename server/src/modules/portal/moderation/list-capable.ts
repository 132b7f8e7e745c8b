/** Colleagues who may do with a message what the reader may not. */
import type { Db } from '../../../platform/database/db.ts'
import { type Actor, isPermitted, listActivePeople } from '../../access/index.ts'
import { isOfCentre, reachOf, type Standing } from './moderation.policy.ts'

const NAMED = 3

type Wanted = { subject: Standing; actor: Actor; isOfCentreOnly: boolean }

/** Gives the names of the first few, those of the centre before others; the reader is not among them. */
export async function listCapable(db: Db, { subject, actor, isOfCentreOnly }: Wanted): Promise<string[]> {
  const people = (await listActivePeople(db)).map((person) => ({ ...person, tokenScopes: null }))
  const ofCentre = people.filter(isOfCentre)
  const others = isOfCentreOnly ? [] : people.filter((person) => !isOfCentre(person))
  const names: string[] = []
  for (const person of [...ofCentre, ...others]) {
    if (names.length === NAMED) break
    if (person.id === actor.id || !isPermitted(person, 'moderation.act')) continue
    if ((await reachOf(db, person, [subject]))(subject) === 'all') names.push(person.name)
  }
  return names
}
