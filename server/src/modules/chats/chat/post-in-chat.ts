/** The one way in which our page speaks in a chat: by the outbox, in the transaction that makes it true. */
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError } from '../../../platform/errors.ts'
import { type AnswersContext, type NewPost, queuePost } from '../../answers/index.ts'
import type { Chat } from './chats.repository.ts'
import { chatEvent, type ScopedChat } from './get-chat.ts'

/** `id` is permanent: queued twice, the post is sent once. `answered`: null for a post to everybody. */
export type Saying = Pick<
  NewPost,
  'id' | 'purpose' | 'text' | 'writtenBy' | 'isAnswer' | 'link' | 'files'
> & {
  answered: { externalId: string; threadExternalId: string } | null
}

/** Returns false if it was queued before. */
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
  // A page that is temporarily unavailable is accepted: the post waits. It is refused where programs may never post.
  if (account && connector && !connector.capabilities(account).reply.includes('chat'))
    throw new ConflictError('chat.cannot_speak', { id })
}
