import { type ChatsContext, type Place, workInChat } from '../chat/index.ts'
import { getOpenQuestion } from './decisions.repository.ts'
import { passOn } from './pass-on.ts'

/** The clock is not waited for: nobody in the chat can answer this. */
export function passOnByHand(context: ChatsContext, { chatId, messageId, actor }: Place): Promise<void> {
  return workInChat(context, { chatId, messageIds: [messageId], actor }, async (tx, { deps }) => {
    const question = await getOpenQuestion(tx, { chatId, messageId })
    await passOn(tx, [question], { deps, closedBy: actor.id })
  })
}
