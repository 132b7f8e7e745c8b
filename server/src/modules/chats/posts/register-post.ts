/** Takes in our own message once it stands in a chat: it is part of the talk and may answer a question. */
import type { Tx } from '../../../platform/database/db.ts'
import type { Posted } from '../../answers/index.ts'
import type { ChatDeps } from '../chat/index.ts'
import { closeByHand, findOpenQuestionOf, findQuestion, saveDecision } from '../questions/index.ts'
import { registerChatMessages } from '../talk/index.ts'

export async function registerPost(tx: Tx, posted: Posted, deps: ChatDeps): Promise<void> {
  const { message } = posted
  await saveAnswered(tx, posted, deps)
  await saveLink(tx, posted, deps)
  if (message)
    await registerChatMessages(
      tx,
      [{ message, change: 'appeared', rawId: null, gapId: null, echo: null, incidentNumber: null }],
      deps,
    )
  else if (posted.purpose === 'chat_reply') await closeUnseen(tx, posted, deps)
}

/** The writer has said which question the message answers. Saved before the talk is read, whatever the rules would say. */
async function saveAnswered(tx: Tx, posted: Posted, { now }: ChatDeps): Promise<void> {
  const { message, isAnswer, writtenBy } = posted
  if (!message || !isAnswer || writtenBy === null) return
  const question = await findAnswered(tx, posted)
  if (!question) return
  const { messageId: questionMessageId } = question
  const link = { replyMessageId: message.id, questionMessageId, state: 'confirmed' } as const
  await saveDecision(tx, link, { by: writtenBy, now })
}

/** A decision made while the message was in the outbox. A question that was closed by hand meanwhile stays closed. */
async function saveLink(tx: Tx, { message, link }: Posted, { now }: ChatDeps): Promise<void> {
  if (!message || !link) return
  const { questionMessageId, decision, by } = link
  const question = await findQuestion(tx, questionMessageId)
  if (!question || question.state === 'passed_on' || question.closedBy !== null) return
  await saveDecision(tx, { replyMessageId: message.id, questionMessageId, state: decision }, { by, now })
}

function findAnswered(tx: Tx, { channelId, place }: Posted) {
  return findOpenQuestionOf(tx, {
    ...{ channelId, container: place.container, externalId: place.replyToExternalId },
  })
}

/** A person has seen the answer in the network, but its message is unknown, so the question is closed without a link. */
async function closeUnseen(tx: Tx, posted: Posted, { now }: ChatDeps): Promise<void> {
  const { place, writtenBy, isAnswer } = posted
  if (writtenBy === null || !isAnswer || place.replyToExternalId === '') return
  const question = await findAnswered(tx, posted)
  if (question)
    await closeByHand(tx, question.messageId, { state: 'answered', comment: '', by: writtenBy, now })
}
