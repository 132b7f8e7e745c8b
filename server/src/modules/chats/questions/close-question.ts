import { type ChatsContext, type Place, workInChat } from '../chat/index.ts'
import { closeByHand, getOpenQuestion } from './decisions.repository.ts'

type Closing = Place & { how: 'elsewhere' | 'needless'; comment: string }

/** Answered in person or by phone, or nothing to answer. */
export function closeQuestion(
  context: ChatsContext,
  { chatId, messageId, how, comment, actor }: Closing,
): Promise<void> {
  return workInChat(context, { chatId, messageIds: [messageId], actor }, async (tx, { deps }) => {
    await getOpenQuestion(tx, { chatId, messageId })
    const state = how === 'elsewhere' ? 'answered' : 'dropped'
    await closeByHand(tx, messageId, { state, comment, by: actor.id, now: deps.now })
  })
}
