import type { Db } from '../../../platform/database/db.ts'
import { listPeopleByName } from './people.repository.ts'

type Asked = { words: string; isNearly: boolean; limit: number }
type Found = { id: string; title: string; about: string; agencyCode: string }

/** For the one search: whom everybody at work may ring. */
export async function findContacts({ db }: { db: Db }, asked: Asked): Promise<Found[]> {
  const rows = await listPeopleByName(db, asked)
  return rows.map(({ id, name, phone, agencyCode }) => ({ id, title: name, about: phone, agencyCode }))
}
