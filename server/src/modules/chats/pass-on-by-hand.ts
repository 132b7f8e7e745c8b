import type { ChatsContext } from './chat-deps.ts'
import { getOpenQuestion } from './decisions.repository.ts'
import { passOn } from './pass-on.ts'
import { type Place, workInChat } from './work-in-chat.ts'

/** The clock is not waited for: nobody in the chat can answer this. */
export function passOnByHand(context: ChatsContext, { chatId, messageId, actor }: Place): Promise<void> {
  return workInChat(context, { chatId, messageIds: [messageId], actor }, async (tx, { deps }) => {
    const question = await getOpenQuestion(tx, { chatId, messageId })
    await passOn(tx, [question], { deps, closedBy: actor.id })
  })
}
