import type { Role } from '@veche/contract/access.ts'
import { sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { getChat } from '../chat/index.ts'

const SHOWN = 30

type Ask = { chatId: string; search: string; actor: Actor }
export type ChatPerson = { userId: string; name: string; roles: Role[] }

/** Who may be made a member: people at work who have a role of any kind. By name, a screenful at a time. */
export async function findPeople(db: Db, { chatId, search, actor }: Ask): Promise<ChatPerson[]> {
  await getChat(db, { chatId, actor, right: 'manage' })
  return db
    .selectFrom('appUser')
    .innerJoin('roleGrant', 'roleGrant.userId', 'appUser.id')
    .select([
      'appUser.id as userId',
      'appUser.name',
      sql<Role[]>`array_agg(distinct role_grant.role)`.as('roles'),
    ])
    .where('appUser.isActive', '=', true)
    .where('appUser.name', 'ilike', `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`)
    .groupBy(['appUser.id', 'appUser.name'])
    .orderBy('appUser.name')
    .orderBy('appUser.id')
    .limit(SHOWN)
    .execute()
}
