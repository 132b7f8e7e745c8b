/** Gets a chat for an actor: an invisible one is reported as absent, a visible one may still forbid the action. */
import type { Db, Tx } from '../../../platform/database/db.ts'
import type { NewEvent } from '../../../platform/events/events.ts'
import type { Actor } from '../../access/index.ts'
import { listAgenciesOf, listMembersOf } from './chat-scope.repository.ts'
import { authorizeChat, type ChatRight, type ChatScope } from './chats.policy.ts'
import { type Chat, findChatOfMessage, getVisibleChat, lockVisibleChat } from './chats.repository.ts'

export type ChatAsk = { chatId: string; actor: Actor; right: ChatRight }
export type ScopedChat = Chat & { scope: ChatScope }

export async function getChat(db: Db, { chatId, actor, right }: ChatAsk): Promise<ScopedChat> {
  return authorized(db, await getVisibleChat(db, chatId, actor), { actor, right })
}

export async function lockChat(tx: Tx, { chatId, actor, right }: ChatAsk): Promise<ScopedChat> {
  return authorized(tx, await lockVisibleChat(tx, chatId, actor), { actor, right })
}

/** Whether the message is of a chat that the actor may read. */
export async function isSeenInChat(
  db: Db,
  { messageId, actor }: { messageId: string; actor: Actor },
): Promise<boolean> {
  const row = await findChatOfMessage(db, actor, messageId)
  return row !== undefined
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

export async function loadChatScope(db: Db, chat: Pick<Chat, 'id' | 'municipalityCode'>): Promise<ChatScope> {
  const scopes = await loadChatScopes(db, [chat])
  return scopes.get(chat.id) ?? { municipalityCode: chat.municipalityCode, agencyCodes: [], memberIds: [] }
}

export async function loadChatScopes(
  db: Db,
  chats: readonly Pick<Chat, 'id' | 'municipalityCode'>[],
): Promise<Map<string, ChatScope>> {
  if (chats.length === 0) return new Map()
  const agencies = Map.groupBy(
    await listAgenciesOf(db, [...new Set(chats.map(({ municipalityCode }) => municipalityCode))]),
    ({ municipalityCode }) => municipalityCode,
  )
  const members = Map.groupBy(
    await listMembersOf(
      db,
      chats.map(({ id }) => id),
    ),
    ({ chatId }) => chatId,
  )
  return new Map(
    chats.map(({ id, municipalityCode }) => [
      id,
      {
        municipalityCode,
        agencyCodes: (agencies.get(municipalityCode) ?? []).map(({ code }) => code),
        memberIds: (members.get(id) ?? []).map(({ userId }) => userId),
      },
    ]),
  )
}

export function chatEvent(chatId: string, scope: ChatScope): NewEvent {
  return { payload: { type: 'chat', chatId }, audience: { kind: 'chat', ...scope } }
}
