/** What people decide of messages, questions and links. */
import type { Db, Tx } from '../../../platform/database/db.ts'
import { ConflictError, NotFoundError } from '../../../platform/errors.ts'
import type { MessageClass, WorkClass } from '../classes/index.ts'

export function getChatMessage(tx: Tx, { chatId, messageId }: { chatId: string; messageId: string }) {
  return tx
    .selectFrom('chatMessage')
    .innerJoin('message', 'message.id', 'chatMessage.messageId')
    .select(['messageId as id', 'chatMessage.occurredAt as writtenAt', 'role', 'direction'])
    .where('messageId', '=', messageId)
    .where('chatId', '=', chatId)
    .executeTakeFirstOrThrow(() => new NotFoundError('chat.message_not_found', { messageId }))
}

export async function findQuestion(db: Db, messageId: string) {
  return db
    .selectFrom('chatQuestion')
    .innerJoin('chat', 'chat.id', 'chatQuestion.chatId')
    .select(['messageId', 'chatId', 'class', 'state', 'closedBy', 'openedAt', 'municipalityCode'])
    .where('messageId', '=', messageId)
    .executeTakeFirst()
}

export async function getQuestion(db: Db, { chatId, messageId }: { chatId: string; messageId: string }) {
  const question = await findQuestion(db, messageId)
  if (question?.chatId !== chatId) throw new NotFoundError('chat.question_not_found', { messageId })
  return question
}

export async function getOpenQuestion(tx: Tx, place: { chatId: string; messageId: string }) {
  const question = await getQuestion(tx, place)
  if (question.state !== 'open') throw new ConflictError('chat.question_closed', { state: question.state })
  return question
}

export async function findOpenQuestionOf(
  tx: Tx,
  { channelId, container, externalId }: { channelId: string; container: string; externalId: string },
) {
  return tx
    .selectFrom('chatQuestion')
    .innerJoin('message', 'message.id', 'chatQuestion.messageId')
    .select('chatQuestion.messageId')
    .where('message.channelId', '=', channelId)
    .where('message.container', '=', container)
    .where('message.externalId', '=', externalId)
    .where('chatQuestion.state', '=', 'open')
    .forNoKeyUpdate('chatQuestion')
    .executeTakeFirst()
}

export async function listOpenRumours(
  tx: Tx,
  {
    channelId,
    container,
    messageIds,
  }: { channelId: string; container: string; messageIds: readonly string[] },
) {
  if (messageIds.length === 0) return []
  return tx
    .selectFrom('chatQuestion')
    .innerJoin('chat', 'chat.id', 'chatQuestion.chatId')
    .select(['chatQuestion.messageId', 'chat.id', 'chat.municipalityCode'])
    .where('chatQuestion.messageId', 'in', messageIds)
    .where('chat.channelId', '=', channelId)
    .where('chat.container', '=', container)
    .where('chatQuestion.class', '=', 'rumour')
    .where('chatQuestion.state', '=', 'open')
    .orderBy('chatQuestion.messageId')
    .forNoKeyUpdate('chatQuestion')
    .execute()
}

export async function correctClass(
  tx: Tx,
  messageId: string,
  { messageClass, by, now }: { messageClass: MessageClass; by: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('chatMessage')
    .set({ class: messageClass, correctedBy: by, correctedAt: now })
    .where('messageId', '=', messageId)
    .execute()
}

/** A question that a person had closed waits for an answer again. */
export async function unsettleQuestion(tx: Tx, messageId: string): Promise<void> {
  await tx
    .updateTable('chatQuestion')
    .set({ closedBy: null, closeComment: null })
    .where('messageId', '=', messageId)
    .execute()
}

export async function renameQuestion(tx: Tx, messageId: string, workClass: WorkClass): Promise<void> {
  await tx.updateTable('chatQuestion').set({ class: workClass }).where('messageId', '=', messageId).execute()
}

export async function closeByHand(
  tx: Tx,
  messageId: string,
  { state, comment, by, now }: { state: 'answered' | 'dropped'; comment: string; by: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('chatQuestion')
    .set({ state, closedAt: now, closedBy: by, closeComment: comment })
    .where('messageId', '=', messageId)
    .execute()
}

/** Deletes a person's decision about this message and this question. */
export async function deleteDecision(
  tx: Tx,
  { replyMessageId, questionMessageId }: { replyMessageId: string; questionMessageId: string },
): Promise<void> {
  await tx
    .deleteFrom('chatLink')
    .where('replyMessageId', '=', replyMessageId)
    .where('questionMessageId', '=', questionMessageId)
    .execute()
}

export async function saveDecision(
  tx: Tx,
  link: { replyMessageId: string; questionMessageId: string; state: 'confirmed' | 'rejected' },
  { by, now }: { by: string; now: Date },
): Promise<void> {
  const decided = { state: link.state, decidedBy: by, decidedAt: now }
  await tx
    .insertInto('chatLink')
    .values({ ...link, ...decided, reasons: '[]' })
    .onConflict((conflict) => conflict.columns(['replyMessageId', 'questionMessageId']).doUpdateSet(decided))
    .execute()
}
