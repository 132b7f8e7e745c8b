import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import type { Actor } from '../../access/index.ts'
import { visibleChats } from './visible-chats.query.ts'

export const CHAT_COLUMNS = [
  'chat.id',
  'chat.channelId',
  'chat.container',
  'chat.title',
  'chat.municipalityCode',
  'chat.isActive',
  'chat.sendsReceipts',
] as const

export type Chat = {
  id: string
  channelId: string
  container: string
  title: string
  municipalityCode: string
  isActive: boolean
  sendsReceipts: boolean
}

/** A chat that the actor may not see is reported as absent. */
export function getVisibleChat(db: Db, chatId: string, actor: Actor): Promise<Chat> {
  return selectVisible(db, chatId, actor).executeTakeFirstOrThrow(() => new NotFoundError('chat.not_found'))
}

/** Waits for other changes of the chat without blocking messages that come into it. */
export function lockVisibleChat(tx: Tx, chatId: string, actor: Actor): Promise<Chat> {
  return selectVisible(tx, chatId, actor)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow(() => new NotFoundError('chat.not_found'))
}

function selectVisible(db: Db, chatId: string, actor: Actor) {
  return db.selectFrom('chat').select(CHAT_COLUMNS).where('chat.id', '=', chatId).where(visibleChats(actor))
}

/** Locks the chat until the end of the transaction, so that one process at a time reads and decides. */
export async function lockChats(
  tx: Tx,
  places: readonly { channelId: string; container: string }[],
): Promise<Chat[]> {
  if (places.length === 0) return []
  return tx
    .selectFrom('chat')
    .select(CHAT_COLUMNS)
    .where('isActive', '=', true)
    .where(
      sql<boolean>`(channel_id, container) in (select * from unnest(
        ${places.map(({ channelId }) => channelId)}::uuid[], ${places.map(({ container }) => container)}::text[]))`,
    )
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
}

export function listActiveChats(db: Db): Promise<Chat[]> {
  return db.selectFrom('chat').select(CHAT_COLUMNS).where('isActive', '=', true).orderBy('id').execute()
}

export type NewChat = Chat & { createdAt: Date; createdBy: string }

/** Returns false if the conversation is already a chat. */
export async function insertChat(tx: Tx, chat: NewChat): Promise<boolean> {
  const row = await tx
    .insertInto('chat')
    .values(chat)
    .onConflict((conflict) => conflict.columns(['channelId', 'container']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export type ChatChanges = Partial<Pick<Chat, 'title' | 'municipalityCode' | 'isActive' | 'sendsReceipts'>>

export async function updateChat(tx: Tx, chatId: string, changes: ChatChanges): Promise<void> {
  await tx.updateTable('chat').set(changes).where('id', '=', chatId).execute()
}

/** A message of this conversation; null: of another one, or none. */
export async function findMessageInChat(
  db: Db,
  { channelId, container }: Pick<Chat, 'channelId' | 'container'>,
  messageId: string,
): Promise<{ externalId: string; threadExternalId: string; sourceState: string } | null> {
  const row = await db
    .selectFrom('message')
    .select(['externalId', 'threadExternalId', 'sourceState'])
    .where('id', '=', messageId)
    .where('channelId', '=', channelId)
    .where('container', '=', container)
    .executeTakeFirst()
  return row ?? null
}

export function findChatOfMessage(
  db: Db,
  actor: Actor,
  messageId: string,
): Promise<{ id: string } | undefined> {
  return db
    .selectFrom('chat')
    .select('chat.id')
    .where(visibleChats(actor))
    .where('chat.id', 'in', (eb) =>
      eb
        .selectFrom('chatMessage')
        .select('chatMessage.chatId')
        .where('chatMessage.messageId', '=', messageId),
    )
    .executeTakeFirst()
}
