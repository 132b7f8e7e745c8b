/** What decides who sees a chat: the agencies of its municipality and its members. */
import type { Db } from '../../../platform/database/db.ts'

export function listAgenciesOf(db: Db, municipalityCodes: readonly string[]) {
  return db
    .selectFrom('agency')
    .select(['code', 'municipalityCode'])
    .where('municipalityCode', 'in', municipalityCodes)
    .orderBy('code')
    .execute()
}

export function listMembersOf(db: Db, chatIds: readonly string[]) {
  return db
    .selectFrom('chatMember')
    .select(['chatId', 'userId'])
    .where('chatId', 'in', chatIds)
    .orderBy('userId')
    .execute()
}
