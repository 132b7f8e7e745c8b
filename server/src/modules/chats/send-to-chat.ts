/** Words of an official from the interface: they leave by the outbox as our page's own. */
import type { SendToChatRequest } from '@veche/contract/chats.ts'
import type { z } from 'zod'
import type { Tx } from '../../platform/db.ts'
import { ConflictError, InvalidError } from '../../platform/errors.ts'
import type { Actor } from '../access/index.ts'
import type { AnswersContext } from '../answers/index.ts'
import { type Chat, findMessageInChat } from './chats.repository.ts'
import { getChat } from './get-chat.ts'
import { assertSpeakable, sayInChat } from './say-in-chat.ts'

type Words = { chatId: string; request: z.infer<typeof SendToChatRequest>; actor: Actor }

export async function sendToChat(context: AnswersContext, { chatId, request, actor }: Words): Promise<void> {
  const { connectors, clock, db } = context
  const { key: id, text, replyToMessageId } = request
  await db.transaction().execute(async (tx) => {
    const chat = await getChat(tx, { chatId, actor, right: 'work' })
    await assertSpeakable(context, chat)
    const answered = replyToMessageId === null ? null : await getAnswered(tx, chat, replyToMessageId)
    const saying = { id, text, purpose: 'chat_reply', writtenBy: actor.id, answered } as const
    await sayInChat(tx, chat, saying, { connectors, now: clock() })
  })
}

async function getAnswered(tx: Tx, chat: Chat, messageId: string) {
  const message = await findMessageInChat(tx, chat, messageId)
  if (!message) throw new InvalidError('chat.no_message', { field: 'replyToMessageId' })
  if (message.sourceState === 'deleted')
    throw new ConflictError('chat.message_deleted', { field: 'replyToMessageId' })
  return message
}
