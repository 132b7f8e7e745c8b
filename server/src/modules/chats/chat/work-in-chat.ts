/** The frame of every decision: the actor may, the chat is held, those who watch it hear of it. */
import type { Tx } from '../../../platform/database/db.ts'
import { addEvents } from '../../../platform/events/events.ts'
import type { Actor } from '../../access/index.ts'
import { lockMessages } from '../../inbox/index.ts'
import type { ChatDeps, ChatsContext } from './chat-deps.ts'
import type { Chat } from './chats.repository.ts'
import { chatEvent, lockChat } from './get-chat.ts'

export type Place = { chatId: string; messageId: string; actor: Actor }
type Work = (tx: Tx, held: { chat: Chat; deps: ChatDeps }) => Promise<void>

export async function workInChat(
  { db, clock, loadDeps }: ChatsContext,
  { chatId, messageIds, actor }: { chatId: string; messageIds: readonly string[]; actor: Actor },
  work: Work,
): Promise<void> {
  const deps = { ...(await loadDeps()), now: clock() }
  await db.transaction().execute(async (tx) => {
    // Messages before the chat, as the pipeline holds them: two never wait for each other in a circle.
    await lockMessages(tx, messageIds)
    const chat = await lockChat(tx, { chatId, actor, right: 'work' })
    await work(tx, { chat, deps })
    addEvents(tx, [chatEvent(chatId, chat.scope)])
  })
}
