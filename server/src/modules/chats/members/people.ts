import type { Role } from '@veche/contract/access.ts'
import type { Db } from '../../../platform/database/db.ts'
import { type Actor, listPeopleByName } from '../../access/index.ts'
import { getChat } from '../chat/index.ts'

type Ask = { chatId: string; search: string; actor: Actor }
export type ChatPerson = { userId: string; name: string; roles: Role[] }

/** Who may be made a member: people at work who have a role of any kind. By name, a screenful at a time. */
export async function findPeople(db: Db, { chatId, search, actor }: Ask): Promise<ChatPerson[]> {
  await getChat(db, { chatId, actor, right: 'manage' })
  return listPeopleByName(db, search)
}
