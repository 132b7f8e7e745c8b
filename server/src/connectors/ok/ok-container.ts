/** Group messages are private conversations: `ok:chat:C3ecb9d02a600`; posts of ours are topics: `ok:topic:67601133491473`. */
import { ConnectorError } from '../connector.ts'

/** A private conversation is one thread. */
export const DIALOG_THREAD_ID = 'dialog'

const CHAT_ID = /^chat:([0-9A-Za-z]+)$/
const CONTAINER = /^ok:(chat:[0-9A-Za-z]+)$/

export function chatContainer(chatId: string): string {
  return `ok:${CHAT_ID.test(chatId) ? chatId : `chat:${chatId}`}`
}

export function chatIdOf(container: string): string {
  const chatId = CONTAINER.exec(container)?.[1]
  if (chatId !== undefined) return chatId
  throw new ConnectorError('refused', 'ok.unknown_container')
}

/** A topic in the container of its comments. */
export const POST_EXTERNAL_ID = 'post'

/** The group as a whole, where topics begin. */
export const groupContainer = (groupId: string): string => `ok:group:${groupId}`
export const topicContainer = (topicId: string): string => `ok:topic:${topicId}`

export function isGroup(container: string): boolean {
  return container.startsWith('ok:group:')
}

export function topicIdOf(container: string): string {
  const topicId = /^ok:topic:(\d+)$/.exec(container)?.[1]
  if (topicId !== undefined) return topicId
  throw new ConnectorError('refused', 'ok.unknown_container')
}

/** Only what Odnoklassniki itself named can be answered in place. */
export function isMid(externalId: string): boolean {
  return externalId.startsWith('mid:')
}
