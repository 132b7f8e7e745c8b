/** A chat as the actor may have it: unseen ones do not exist, seen ones may still refuse. */
import type { Db, Tx } from '../../platform/db.ts'
import type { NewEvent } from '../../platform/events.ts'
import type { Actor } from '../access/index.ts'
import { authorizeChat, type ChatRight, type ChatScope } from './chats.policy.ts'
import {
  type Chat,
  getVisibleChat,
  listAgencyCodes,
  listMemberIds,
  lockVisibleChat,
} from './chats.repository.ts'

export type ChatAsk = { chatId: string; actor: Actor; right: ChatRight }
export type ScopedChat = Chat & { scope: ChatScope }

export async function getChat(db: Db, { chatId, actor, right }: ChatAsk): Promise<ScopedChat> {
  return authorized(db, await getVisibleChat(db, chatId, actor), { actor, right })
}

export async function lockChat(tx: Tx, { chatId, actor, right }: ChatAsk): Promise<ScopedChat> {
  return authorized(tx, await lockVisibleChat(tx, chatId, actor), { actor, right })
}

async function authorized(
  db: Db,
  chat: Chat,
  { actor, right }: Omit<ChatAsk, 'chatId'>,
): Promise<ScopedChat> {
  const scope = await loadChatScope(db, chat)
  authorizeChat(actor, right, scope)
  return { ...chat, scope }
}

export async function loadChatScope(
  db: Db,
  { id, municipalityCode }: Pick<Chat, 'id' | 'municipalityCode'>,
): Promise<ChatScope> {
  const agencyCodes = await listAgencyCodes(db, municipalityCode)
  return { municipalityCode, agencyCodes, memberIds: await listMemberIds(db, id) }
}

export function chatEvent(chatId: string, scope: ChatScope): NewEvent {
  return { payload: { type: 'chat', chatId }, audience: { kind: 'chat', ...scope } }
}
