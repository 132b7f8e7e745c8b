import type { Tx } from '../../../platform/database/db.ts'
import { type ChatsContext, type Place, workInChat } from '../chat/index.ts'
import { getOpenQuestion } from './decisions.repository.ts'
import { passOn } from './pass-on.ts'

/**
 * The clock is not waited for: nobody in the chat can answer this. `goOn` is what else is done with the new incident, in
 * the same transaction.
 */
export function passOnByHand(
  context: ChatsContext,
  { chatId, messageId, actor }: Place,
  goOn?: (tx: Tx, incidentId: string) => Promise<void>,
): Promise<void> {
  return workInChat(context, { chatId, messageIds: [messageId], actor }, async (tx, { deps }) => {
    const question = await getOpenQuestion(tx, { chatId, messageId })
    const incidents = await passOn(tx, [question], { deps, closedBy: actor.id })
    const incidentId = incidents.get(messageId)
    if (goOn && incidentId !== undefined) await goOn(tx, incidentId)
  })
}
