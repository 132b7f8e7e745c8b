/** The frame of every decision: checks the right, locks the chat, and announces the change to open screens. */
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
    // Locks messages before the chat, in the order of the pipeline, so that two transactions cannot deadlock.
    await lockMessages(tx, messageIds)
    const chat = await lockChat(tx, { chatId, actor, right: 'work' })
    await work(tx, { chat, deps })
    addEvents(tx, [chatEvent(chatId, chat.scope)])
  })
}
