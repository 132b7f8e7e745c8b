/** Words of ours that stand in a chat now: part of its talk like any other, so they may answer a question. */
import type { Tx } from '../../platform/db.ts'
import type { Posted } from '../answers/index.ts'
import type { ChatDeps } from './chat-deps.ts'
import { closeByHand, findOpenQuestionOf } from './decisions.repository.ts'
import { registerChatMessages } from './register-chat-messages.ts'

export async function recordPost(tx: Tx, posted: Posted, deps: ChatDeps): Promise<void> {
  const { message } = posted
  if (message)
    await registerChatMessages(
      tx,
      [{ message, change: 'appeared', rawId: null, gapId: null, echo: null, incidentNumber: null }],
      deps,
    )
  else if (posted.purpose === 'chat_reply') await closeUnseen(tx, posted, deps)
}

/** A person has seen the answer there, no program has: there is no message to link the question with. */
async function closeUnseen(
  tx: Tx,
  { channelId, place, writtenBy }: Posted,
  { now }: ChatDeps,
): Promise<void> {
  if (writtenBy === null || place.replyToExternalId === '') return
  const key = { channelId, container: place.container, externalId: place.replyToExternalId }
  const question = await findOpenQuestionOf(tx, key)
  if (question)
    await closeByHand(tx, question.messageId, { state: 'answered', comment: '', by: writtenBy, now })
}
