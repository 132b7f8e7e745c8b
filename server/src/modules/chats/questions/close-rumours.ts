import type { Tx } from '../../../platform/database/db.ts'
import { addEvents } from '../../../platform/events/events.ts'
import { type ChatDeps, chatEvent, loadChatScope } from '../chat/index.ts'
import { closeByHand, listOpenRumours } from './decisions.repository.ts'

type Refuted = {
  channelId: string
  container: string
  /** Messages that carry or ask about this rumour. */
  messageIds: readonly string[]
  by: string
}

/** Closes questions about a rumour once its refutation stands in the chat, whether or not it replied to each. */
export async function closeRumours(
  tx: Tx,
  { by, ...refuted }: Refuted,
  { now }: Pick<ChatDeps, 'now'>,
): Promise<void> {
  const questions = await listOpenRumours(tx, refuted)
  for (const { messageId } of questions)
    await closeByHand(tx, messageId, { state: 'answered', comment: '', by, now })
  const [chat] = questions
  if (chat) addEvents(tx, [chatEvent(chat.id, await loadChatScope(tx, chat))])
}
