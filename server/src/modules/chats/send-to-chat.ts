/** Words of an official from the interface: they leave by the outbox as our page's own. */
import type { SendToChatRequest } from '@veche/contract/chats.ts'
import type { z } from 'zod'
import type { Tx } from '../../platform/db.ts'
import { ConflictError, InvalidError } from '../../platform/errors.ts'
import type { Actor } from '../access/index.ts'
import { type AnswersContext, queuePost } from '../answers/index.ts'
import { type Chat, findMessageInChat } from './chats.repository.ts'
import { chatEvent, getChat } from './get-chat.ts'

type Words = { chatId: string; request: z.infer<typeof SendToChatRequest>; actor: Actor }

export async function sendToChat(context: AnswersContext, { chatId, request, actor }: Words): Promise<void> {
  const { key, text, replyToMessageId } = request
  await context.db.transaction().execute(async (tx) => {
    const chat = await getChat(tx, { chatId, actor, right: 'work' })
    await assertSpeakable(context, chat)
    const answered = replyToMessageId === null ? null : await getAnswered(tx, chat, replyToMessageId)
    await queuePost(
      tx,
      {
        ...{ id: key, channelId: chat.channelId, text, purpose: 'chat_reply', writtenBy: actor.id },
        tells: chatEvent(chatId, chat.scope),
        place: {
          ...{ surface: 'chat', container: chat.container },
          threadExternalId: answered?.threadExternalId ?? '',
          replyToExternalId: answered?.externalId ?? '',
        },
      },
      { connectors: context.connectors, now: context.clock() },
    )
  })
}

export async function assertSpeakable(
  { connectors, findAccount }: AnswersContext,
  chat: Chat,
): Promise<void> {
  if (!chat.isActive) throw new ConflictError('chat.closed', { id: chat.id })
  const account = await findAccount(chat.channelId)
  const connector = account && connectors.get(account.network)
  // A page that is away comes back: the words wait. Where nobody but a person may speak, they would wait for ever.
  if (account && connector && !connector.capabilities(account).reply.includes('chat'))
    throw new ConflictError('chat.cannot_speak', { id: chat.id })
}

async function getAnswered(tx: Tx, chat: Chat, messageId: string) {
  const message = await findMessageInChat(tx, chat, messageId)
  if (!message) throw new InvalidError('chat.no_message', { field: 'replyToMessageId' })
  if (message.sourceState === 'deleted')
    throw new ConflictError('chat.message_deleted', { field: 'replyToMessageId' })
  return message
}
