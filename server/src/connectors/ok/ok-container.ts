/** Group messages are private conversations: `ok:chat:C3ecb9d02a600`. */
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

/** Only what Odnoklassniki itself named can be answered in place. */
export function isMid(externalId: string): boolean {
  return externalId.startsWith('mid:')
}
