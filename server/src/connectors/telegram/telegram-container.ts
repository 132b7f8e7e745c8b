/** Places of Telegram as text: `telegram:chat:-1002222222222`, a topic of a forum `telegram:chat:-1002222222222#17`. */
import { ConnectorError } from '../connector.ts'

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
