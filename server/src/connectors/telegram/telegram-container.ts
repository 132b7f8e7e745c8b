/** Places of Telegram as text: `telegram:chat:-1002222222222`, a topic of a forum `telegram:chat:-1002222222222#17`. */
import { ConnectorError, type LinkedMessage, type Links } from '../connector.ts'

/** A private conversation is one thread. */
export const DIALOG_THREAD_ID = 'dialog'

export type TelegramPlace = { chatId: string; topicId: string | null }

export function containerOf({ chatId, topicId }: TelegramPlace): string {
  return topicId === null ? `telegram:chat:${chatId}` : `telegram:chat:${chatId}#${topicId}`
}

export function parseContainer(container: string): TelegramPlace {
  const [, chatId, topicId] = /^telegram:chat:(-?\d+)(?:#(\d+))?$/.exec(container) ?? []
  if (chatId === undefined) throw new ConnectorError('refused', 'telegram.unknown_container')
  return { chatId, topicId: topicId ?? null }
}

/** Groups and channels have negative ids, people positive ones. */
export function isPrivate(chatId: string): boolean {
  return !chatId.startsWith('-')
}

type Linked = {
  chat: { id: string; username?: string | null | undefined }
  messageId: string
  threadId: string | null
}

/** Where people open a message: a public group by its name, a closed one by a number that only its members can use. */
export function permalinkOf({ chat, messageId, threadId }: Linked): string | null {
  const closed = /^-100(\d+)$/.exec(chat.id)?.[1]
  const page = chat.username ? `https://t.me/${chat.username}` : closed ? `https://t.me/c/${closed}` : null
  if (page === null) return null
  return threadId === null || threadId === messageId
    ? `${page}/${messageId}`
    : `${page}/${messageId}?thread=${threadId}`
}

/** `/c/2222222222/45`, in a topic of a forum `/c/2222222222/17/45`. */
const CLOSED = /^\/c\/(\d{1,15})\/(?:(\d{1,15})\/)?(\d{1,15})\/?$/

/** `/news/45`, `/s/news/45`: a public name leads to no number without a call, and no call shows the message. */
const PUBLIC = /^\/(?:s\/)?[A-Za-z]\w{3,31}\/(?:\d{1,15}\/)?\d{1,15}\/?$/

export function parseTelegramLink(link: URL): LinkedMessage | 'hidden' | null {
  const [, chat, topicId = null, messageId] = CLOSED.exec(link.pathname) ?? []
  if (chat === undefined || messageId === undefined) return PUBLIC.test(link.pathname) ? 'hidden' : null
  return {
    container: containerOf({ chatId: `-100${chat}`, topicId }),
    externalId: messageId,
    threadExternalId: link.searchParams.get('thread'),
  }
}

/** What a bot was not sent no method shows it: a message is only known again by its address. */
export const telegramLinks: Links = {
  parse: parseTelegramLink,
  isOwn: () => true,
  canRead: () => false,
  read: async () => null,
}
