/** Pieces every kind of MAX's events is put together from. */
import type { Author, Words } from '../connector.ts'
import { contentVersion } from '../content-version.ts'
import { readAttachments, readForwarded, readPlace } from './max-attachments.ts'
import {
  chatContainer,
  DIALOG_THREAD_ID,
  POST_EXTERNAL_ID,
  postContainer,
  userContainer,
} from './max-container.ts'
import type { MaxMessage, MaxUser } from './max-schemas.ts'

export function authorOf(user: MaxUser, botId: string): Author {
  if (user.user_id === '0') return { externalId: '', kind: 'anonymous' }
  const name = user.name || [user.first_name, user.last_name].filter(Boolean).join(' ')
  const url = user.username ? `https://max.ru/${user.username}` : null
  const kind = user.user_id === botId ? 'self' : user.is_bot ? 'community' : 'person'
  return { externalId: user.user_id, kind, ...(name ? { card: { name, url } } : {}) }
}

type Place = Pick<
  Words,
  'surface' | 'container' | 'externalId' | 'parentExternalId' | 'threadExternalId' | 'isThreadOfParent'
>

/** Where a message stands, by its recipient; comments name their post. */
export function placeOf(message: MaxMessage): Place {
  const { chat_id: chatId, chat_type: chatType, post_id: postId } = message.recipient
  const externalId = message.body?.mid ?? bodilessId(message)
  const parentExternalId = message.link?.type === 'reply' ? message.link.message.mid : null
  const inThread = {
    ...{ externalId, parentExternalId, threadExternalId: parentExternalId ?? externalId },
    isThreadOfParent: true,
  }
  if (postId !== null && chatId !== null)
    return { surface: 'comment', container: postContainer(chatId, postId), ...inThread }
  if (chatType === 'channel' && chatId !== null) {
    const container = postContainer(chatId, externalId)
    return {
      surface: 'post',
      container,
      externalId: POST_EXTERNAL_ID,
      parentExternalId: null,
      threadExternalId: POST_EXTERNAL_ID,
    }
  }
  if (chatType === 'chat' && chatId !== null)
    return { surface: 'chat', container: chatContainer(chatId), ...inThread }
  const container = chatId === null ? userContainer(message.sender?.user_id ?? '0') : chatContainer(chatId)
  return {
    ...{ surface: 'private', container, externalId, parentExternalId },
    threadExternalId: DIALOG_THREAD_ID,
  }
}

/** A pure forward has no id of its own: one person forwards one thing in one millisecond. */
function bodilessId({ timestamp, sender }: MaxMessage): string {
  return `forward:${timestamp.getTime()}:${sender?.user_id ?? '0'}`
}

/** Without a sender it was published on behalf of the channel: in a channel that is us, elsewhere it is nobody. */
export function senderOf({ sender, recipient }: MaxMessage, botId: string): Author {
  if (sender) return authorOf(sender, botId)
  const isOfChannel = recipient.chat_type === 'channel' || recipient.post_id !== null
  return isOfChannel ? { externalId: botId, kind: 'self' } : { externalId: '', kind: 'anonymous' }
}

export function contentOf(message: MaxMessage) {
  const attached = message.body?.attachments ?? []
  const text = message.body?.text ?? ''
  const attachments = [...readAttachments(attached), ...readForwarded(message)]
  return {
    text,
    attachments,
    geo: readPlace(attached),
    content: contentVersion(
      text,
      attachments.map(({ ref }) => ref),
    ),
    permalink: message.url && /^https:\/\//i.test(message.url) ? message.url : null,
  }
}
