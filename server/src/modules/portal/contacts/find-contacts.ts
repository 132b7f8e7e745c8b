import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { nearestBodies } from './contacts.policy.ts'
import { listPeopleByName } from './people.repository.ts'

type Asked = { words: string; isNearly: boolean; limit: number; actor: Actor }
type Found = { id: string; title: string; about: string; agencyCode: string }

/** For the one search: whom everybody at work may ring, namesakes of one's own bodies first. */
export async function findContacts({ db }: { db: Db }, { actor, ...asked }: Asked): Promise<Found[]> {
  const first = nearestBodies(actor, await getDirectory(db))
  const rows = await listPeopleByName(db, { ...asked, first })
  return rows.map(({ id, name, phone, agencyCode }) => ({ id, title: name, about: phone, agencyCode }))
}
