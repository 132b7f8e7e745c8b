import type { Tx } from '../../../platform/database/db.ts'
import { addEvents } from '../../../platform/events/events.ts'
import type { Chat } from './chats.repository.ts'
import { chatEvent, loadChatScopes } from './get-chat.ts'

/** One event for each chat, however many messages it got. */
export async function announceChats(
  tx: Tx,
  chats: readonly Pick<Chat, 'id' | 'municipalityCode'>[],
): Promise<void> {
  const scopes = await loadChatScopes(tx, chats)
  addEvents(
    tx,
    [...scopes].map(([chatId, scope]) => chatEvent(chatId, scope)),
  )
}
