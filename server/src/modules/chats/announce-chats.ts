import type { Tx } from '../../platform/db.ts'
import { addEvents } from '../../platform/events.ts'
import type { ChatDeps } from './chat-deps.ts'
import type { ChatScope } from './chats.policy.ts'
import { type Chat, loadScopes } from './chats-at-work.repository.ts'

/** One word for each chat, however much was said in it. */
export async function announceChats(
  tx: Tx,
  chats: readonly Pick<Chat, 'id' | 'municipalityCode'>[],
  { directory }: Pick<ChatDeps, 'directory'>,
): Promise<void> {
  const scopes = await loadScopes(tx, chats, directory)
  await addEvents(
    tx,
    [...scopes].map(([chatId, scope]) => chatEvent(chatId, scope)),
  )
}

export function chatEvent(chatId: string, scope: ChatScope) {
  return { payload: { type: 'chat', chatId }, audience: { kind: 'chat', ...scope } }
}
