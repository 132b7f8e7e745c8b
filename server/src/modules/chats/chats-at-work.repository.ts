/** Chats, who is who in them, and how much waits in each. */
import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/db.ts'
import { NotFoundError } from '../../platform/errors.ts'
import type { Actor } from '../access/index.ts'
import type { Directory } from '../directory/index.ts'
import { type ChatScope, canSeeChat, visibleChats } from './chats.policy.ts'

const COLUMNS = [
  'chat.id',
  'chat.channelId',
  'chat.container',
  'chat.title',
  'chat.municipalityCode',
  'chat.isActive',
] as const

export type Chat = {
  id: string
  channelId: string
  container: string
  title: string
  municipalityCode: string
  isActive: boolean
}

/** Held until the end of the transaction: what is read and decided of a chat is decided by one at a time. */
export async function lockChats(
  tx: Tx,
  places: readonly { channelId: string; container: string }[],
): Promise<Chat[]> {
  if (places.length === 0) return []
  return tx
    .selectFrom('chat')
    .select(COLUMNS)
    .where('isActive', '=', true)
    .where(
      sql<boolean>`(channel_id, container) in (select * from unnest(
        ${places.map(({ channelId }) => channelId)}::uuid[], ${places.map(({ container }) => container)}::text[]))`,
    )
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
}

export async function lockChat(tx: Tx, chatId: string): Promise<Chat> {
  return tx
    .selectFrom('chat')
    .select(COLUMNS)
    .where('id', '=', chatId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow(() => new NotFoundError('chat.not_found', { id: chatId }))
}

export type VisibleChat = Chat & { network: 'vk' | 'telegram' | 'max' | 'ok' | 'email' | 'form' }

export function listVisibleChats(db: Db, actor: Actor): Promise<VisibleChat[]> {
  return db
    .selectFrom('chat')
    .innerJoin('channel', 'channel.id', 'chat.channelId')
    .select([...COLUMNS, 'channel.network'])
    .where(visibleChats(actor))
    .orderBy('chat.title')
    .orderBy('chat.id')
    .execute()
}

/** 404 also for what lies outside the reader's scope: it does not exist for them. */
export async function getVisibleChat(
  db: Db,
  { chatId, actor, directory }: { chatId: string; actor: Actor; directory: Directory },
): Promise<Chat & { scope: ChatScope }> {
  const chat = await db.selectFrom('chat').select(COLUMNS).where('id', '=', chatId).executeTakeFirst()
  if (!chat) throw new NotFoundError('chat.not_found', { id: chatId })
  const scopes = await loadScopes(db, [chat], directory)
  const scope = scopes.get(chatId)
  if (!scope || !canSeeChat(actor, scope)) throw new NotFoundError('chat.not_found', { id: chatId })
  return { ...chat, scope }
}

export async function loadScopes(
  db: Db,
  chats: readonly Pick<Chat, 'id' | 'municipalityCode'>[],
  { agencies }: Directory,
): Promise<Map<string, ChatScope>> {
  if (chats.length === 0) return new Map()
  const members = await db
    .selectFrom('chatMember')
    .select(['chatId', 'userId'])
    .where(
      'chatId',
      'in',
      chats.map(({ id }) => id),
    )
    .orderBy('userId')
    .execute()
  const byChat = Map.groupBy(members, ({ chatId }) => chatId)
  return new Map(
    chats.map(({ id, municipalityCode }) => [
      id,
      {
        municipalityCode,
        agencyCodes: agencies
          .filter((agency) => agency.municipalityCode === municipalityCode)
          .map(({ code }) => code),
        memberIds: (byChat.get(id) ?? []).map(({ userId }) => userId),
      },
    ]),
  )
}

export type ChatCounts = { openCount: number; lateCount: number; dangerCount: number; unsureCount: number }

/** Only what is open is read: it is little, and each part has an index of its own. */
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

export function listOnDuty(db: Db, chatIds: readonly string[], now: Date) {
  if (chatIds.length === 0) return Promise.resolve([])
  return db
    .selectFrom('chatDuty')
    .innerJoin('appUser', 'appUser.id', 'chatDuty.userId')
    .select(['chatDuty.chatId', 'chatDuty.userId', 'appUser.name', 'chatDuty.endsAt as until'])
    .where('chatDuty.chatId', 'in', chatIds)
    .where('chatDuty.endsAt', '>', now)
    .where('chatDuty.startsAt', '<=', now)
    .where('appUser.isActive', '=', true)
    .orderBy('appUser.name')
    .orderBy('chatDuty.id')
    .execute()
}
