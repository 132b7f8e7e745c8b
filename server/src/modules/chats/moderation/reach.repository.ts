import type { ChatRole } from '@veche/contract/chats.ts'
import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { visibleChats } from '../chat/index.ts'

export async function listSeen(
  db: Db,
  actor: Actor,
  chatIds: readonly string[],
): Promise<{ id: string; municipalityCode: string }[]> {
  if (chatIds.length === 0) return []
  return db
    .selectFrom('chat')
    .select(['chat.id', 'chat.municipalityCode'])
    .where('chat.id', 'in', chatIds)
    .where(visibleChats(actor))
    .execute()
}

/** What the person is in each of these chats. */
export async function listRolesIn(
  db: Db,
  userId: string,
  chatIds: readonly string[],
): Promise<Map<string, ChatRole>> {
  if (chatIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('chatMember')
    .select(['chatId', 'role'])
    .where('userId', '=', userId)
    .where('chatId', 'in', chatIds)
    .execute()
  return new Map(rows.map(({ chatId, role }) => [chatId, role]))
}
