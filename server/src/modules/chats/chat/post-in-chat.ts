/** The one way in which our page speaks in a chat: by the outbox, in the transaction that makes it true. */
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError } from '../../../platform/errors.ts'
import { type AnswersContext, type NewPost, queuePost } from '../../answers/index.ts'
import type { Chat } from './chats.repository.ts'
import { chatEvent, type ScopedChat } from './get-chat.ts'

/** `id` is of these words for good: said again under it, they are said once. `answered`: null, to all. */
export type Saying = Pick<
  NewPost,
  'id' | 'purpose' | 'text' | 'writtenBy' | 'isAnswer' | 'link' | 'files'
> & {
  answered: { externalId: string; threadExternalId: string } | null
}

/** False: said already. */
export async function postInChat(
  tx: Tx,
  { id: chatId, channelId, container, scope }: Pick<ScopedChat, 'id' | 'channelId' | 'container' | 'scope'>,
  { answered, ...saying }: Saying,
  speaking: { connectors: AnswersContext['connectors']; now: Date },
): Promise<boolean> {
  const threadExternalId = answered?.threadExternalId ?? ''
  const replyToExternalId = answered?.externalId ?? ''
  const place = { surface: 'chat', container, threadExternalId, replyToExternalId } as const
  return queuePost(tx, { ...saying, channelId, place, tells: chatEvent(chatId, scope) }, speaking)
}

export async function assertSpeakable(
  { connectors, findAccount }: Pick<AnswersContext, 'connectors' | 'findAccount'>,
  { id, isActive, channelId }: Pick<Chat, 'id' | 'isActive' | 'channelId'>,
): Promise<void> {
  if (!isActive) throw new ConflictError('chat.closed', { id })
  const account = await findAccount(channelId)
  const connector = account && connectors.get(account.network)
  // A page that is away comes back: the words wait. Where nobody but a person may speak, they would wait for ever.
  if (account && connector && !connector.capabilities(account).reply.includes('chat'))
    throw new ConflictError('chat.cannot_speak', { id })
}
