import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError } from '../../../platform/errors.ts'
import { conversationOf, linkPost } from '../../answers/index.ts'
import { type ChatsContext, getChat, type Place, workInChat } from '../chat/index.ts'
import { followChat } from '../talk/index.ts'
import { deleteDecision, getChatMessage, getQuestion, saveDecision } from './decisions.repository.ts'

type Decision = Place & { questionMessageId: string; decision: 'confirmed' | 'rejected' | 'withdrawn' }

/** Decides whether a message answers a question. Rejecting an answer opens the question again. */
export function decideLink(
  context: ChatsContext,
  { chatId, messageId, questionMessageId, decision, actor }: Decision,
): Promise<void> {
  const messageIds = [messageId, questionMessageId]
  return workInChat(context, { chatId, messageIds, actor }, async (tx, { chat, deps }) => {
    const reply = await getChatMessage(tx, { chatId, messageId })
    if (reply.role === null && reply.direction === 'in')
      throw new ConflictError('chat.not_of_official', { messageId })
    await assertLinkable(tx, { chatId, messageId: questionMessageId })
    const asked = await getChatMessage(tx, { chatId, messageId: questionMessageId })
    if (reply.writtenAt < asked.writtenAt) throw new ConflictError('chat.reply_before_question')
    const link = { replyMessageId: messageId, questionMessageId }
    if (decision === 'withdrawn') await deleteDecision(tx, link)
    else await saveDecision(tx, { ...link, state: decision }, { by: actor.id, now: deps.now })
    await followChat(tx, { chat, touched: [reply], followUps: new Set() }, deps)
  })
}

type PostDecision = Omit<Decision, 'messageId' | 'decision'> & {
  postId: string
  decision: 'confirmed' | 'rejected'
}

/** The same for a post that may still be in the outbox: the decision is saved until the post stands in the chat. */
export async function decideLinkOfPost(
  context: ChatsContext,
  { chatId, postId, questionMessageId, decision, actor }: PostDecision,
): Promise<void> {
  const messageId = await context.db.transaction().execute(async (tx) => {
    const chat = await getChat(tx, { chatId, actor, right: 'work' })
    await assertLinkable(tx, { chatId, messageId: questionMessageId })
    const link = { questionMessageId, decision, by: actor.id }
    return linkPost(tx, { postId, conversation: conversationOf(chat), link })
  })
  if (messageId !== null) await decideLink(context, { chatId, messageId, questionMessageId, decision, actor })
}

/** Refused for a question that a person has closed or that has become an incident. */
async function assertLinkable(tx: Tx, place: { chatId: string; messageId: string }): Promise<void> {
  const { state, closedBy } = await getQuestion(tx, place)
  if (state === 'passed_on' || closedBy !== null) throw new ConflictError('chat.question_closed', { state })
}
