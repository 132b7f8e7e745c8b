/** The chats a person sees, and how much waits in each. */
import { sql } from 'kysely'
import type { Network } from '../../../connectors/connector.ts'
import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { CHAT_COLUMNS, type Chat, visibleChats } from '../chat/index.ts'

export type VisibleChat = Chat & { network: Network }

export function listVisibleChats(db: Db, actor: Actor): Promise<VisibleChat[]> {
  return db
    .selectFrom('chat')
    .innerJoin('channelName', 'channelName.id', 'chat.channelId')
    .select([...CHAT_COLUMNS, 'channelName.network'])
    .where(visibleChats(actor))
    .orderBy('chat.title')
    .orderBy('chat.id')
    .execute()
}

export type ChatCounts = { openCount: number; lateCount: number; dangerCount: number; unsureCount: number }

/** Reads only open questions, which are few; each part has its own index. */
export async function countOpen(
  db: Db,
  chatIds: readonly string[],
  now: Date,
): Promise<Map<string, ChatCounts>> {
  if (chatIds.length === 0) return new Map()
  const { rows } = await sql<ChatCounts & { chatId: string }>`
    select question.chat_id as "chatId", count(*)::int as "openCount",
      count(*) filter (where due_at < ${now})::int as "lateCount",
      count(*) filter (where class = 'danger')::int as "dangerCount",
      coalesce((
        select count(distinct link.reply_message_id)::int from chat_question waiting
        join chat_link link on link.question_message_id = waiting.message_id and link.state = 'suggested'
        where waiting.chat_id = question.chat_id and waiting.state = 'open'), 0) as "unsureCount"
    from chat_question question
    where state = 'open' and chat_id = any(${chatIds}::uuid[]) group by question.chat_id`.execute(db)
  return new Map(rows.map(({ chatId, ...counts }) => [chatId, counts]))
}
