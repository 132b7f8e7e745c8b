import { ConflictError } from '../../platform/errors.ts'
import type { ChatsContext } from './chat-deps.ts'
import { getChatMessage, getQuestion, saveDecision } from './decisions.repository.ts'
import { followChat } from './follow-chat.ts'
import { type Place, workInChat } from './work-in-chat.ts'

type Decision = Place & { questionMessageId: string; decision: 'confirmed' | 'rejected' }

/** Whether these words answer that question. A rejected answer opens the question again. */
export function decideLink(
  context: ChatsContext,
  { chatId, messageId, questionMessageId, decision, actor }: Decision,
): Promise<void> {
  const messageIds = [messageId, questionMessageId]
  return workInChat(context, { chatId, messageIds, actor }, async (tx, { chat, deps }) => {
    const reply = await getChatMessage(tx, { chatId, messageId })
    if (reply.role === null && reply.direction === 'in')
      throw new ConflictError('chat.not_of_official', { messageId })
    const question = await getQuestion(tx, { chatId, messageId: questionMessageId })
    if (question.state === 'passed_on' || question.closedBy !== null)
      throw new ConflictError('chat.question_closed', { state: question.state })
    const asked = await getChatMessage(tx, { chatId, messageId: questionMessageId })
    if (reply.writtenAt < asked.writtenAt) throw new ConflictError('chat.reply_before_question')
    const link = { replyMessageId: messageId, questionMessageId, state: decision }
    await saveDecision(tx, link, { by: actor.id, now: deps.now })
    await followChat(tx, { chat, touched: [reply], followUps: new Set() }, deps)
  })
}
