/** Who came and who left, and who lets us write. MAX lists its chats to nobody: these events are how we learn of them. */
import type { InboundEvent } from '../connector.ts'
import { chatContainer, DIALOG_THREAD_ID } from './max-container.ts'
import { authorOf } from './max-event-parts.ts'
import type { EventContext } from './max-messages.ts'
import { ChatUpdate } from './max-schemas.ts'

export function readMembership(
  { change, isAboutUs }: { change: 'joined' | 'left'; isAboutUs: boolean },
  update: unknown,
  { botId, timestamp }: EventContext,
): InboundEvent[] {
  const { chat_id: chatId, is_channel: isChannel, user, user_id: userId } = ChatUpdate.parse(update)
  const member = user ? authorOf(user, botId) : { externalId: userId ?? '', kind: 'person' as const }
  const author = isAboutUs ? { externalId: botId, kind: 'self' as const } : member
  const externalId = `membership:${timestamp.getTime()}:${author.externalId}`
  return [
    {
      op: 'membership',
      change,
      surface: isChannel ? 'post' : 'chat',
      container: chatContainer(chatId),
      externalId,
      version: String(timestamp.getTime()),
      threadExternalId: externalId,
      author,
      occurredAt: timestamp,
      permalink: null,
    },
  ]
}

export function readPermission(
  change: 'allowed' | 'denied',
  update: unknown,
  { botId, timestamp }: EventContext,
): InboundEvent[] {
  const { chat_id: chatId, user, user_id: userId } = ChatUpdate.parse(update)
  return [
    {
      op: 'permission',
      change,
      surface: 'private',
      container: chatContainer(chatId),
      externalId: `permission:${timestamp.getTime()}`,
      version: String(timestamp.getTime()),
      threadExternalId: DIALOG_THREAD_ID,
      author: user ? authorOf(user, botId) : { externalId: userId ?? '', kind: 'person' },
      occurredAt: timestamp,
      permalink: null,
    },
  ]
}
