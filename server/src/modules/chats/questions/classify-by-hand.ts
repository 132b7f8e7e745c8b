import { ConflictError } from '../../../platform/errors.ts'
import { type ChatsContext, type Place, workInChat } from '../chat/index.ts'
import { type MessageClass, opensWork } from '../classes/index.ts'
import { followChat } from '../talk/index.ts'
import {
  correctClass,
  findQuestion,
  getChatMessage,
  renameQuestion,
  unsettleQuestion,
} from './decisions.repository.ts'

/** Saves the class that a person chose, opens, changes or drops the question accordingly, and reads the later talk again. */
export function classifyByHand(
  context: ChatsContext,
  { messageClass, chatId, messageId, actor }: Place & { messageClass: MessageClass },
): Promise<void> {
  return workInChat(context, { chatId, messageIds: [messageId], actor }, async (tx, { chat, deps }) => {
    const message = await getChatMessage(tx, { chatId, messageId })
    if (message.role !== null || message.direction === 'out')
      throw new ConflictError('chat.not_of_resident', { messageId })
    await correctClass(tx, messageId, { messageClass, by: actor.id, now: deps.now })
    const question = await findQuestion(tx, messageId)
    if (question && opensWork(messageClass)) {
      if (question.state === 'dropped') await unsettleQuestion(tx, messageId)
      // A question that a person answered or passed on keeps its state: only its class changes.
      else if (question.state === 'passed_on' || question.closedBy !== null)
        await renameQuestion(tx, messageId, messageClass)
    }
    await followChat(tx, { chat, touched: [message], followUps: new Set() }, deps)
  })
}
