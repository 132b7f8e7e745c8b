/** Places of MAX where message ids are unique, as text: `max:chat:-7099…`, `max:post:-7088…:mid.ff…` for comments. */
import { ConnectorError } from '../connector.ts'

export type MaxContainer =
  | { kind: 'chat'; chatId: string }
  | { kind: 'post'; chatId: string; postId: string }
  /** A dialog whose number was not told. */
  | { kind: 'user'; userId: string }

/** The post in the container of its comments; ids of MAX begin with `mid.`, so the two never meet. */
export const POST_EXTERNAL_ID = 'post'

/** A private conversation is one thread. */
export const DIALOG_THREAD_ID = 'dialog'

export const chatContainer = (chatId: string): string => `max:chat:${chatId}`
export const postContainer = (chatId: string, postId: string): string => `max:post:${chatId}:${postId}`
export const userContainer = (userId: string): string => `max:user:${userId}`

/**
 * The number of the dialog of two people, a bot being one of them. No page of MAX says it; updates of its live server
 * agree, and so do the programs that other people write for it. In a wrong number nothing can be read or written.
 */
export const dialogChatId = (botId: string, userId: string): string => String(BigInt(botId) ^ BigInt(userId))

export function findContainer(container: string): MaxContainer | null {
  const chatId = /^max:chat:(-?\d+)$/.exec(container)?.[1]
  if (chatId !== undefined) return { kind: 'chat', chatId }
  const userId = /^max:user:(\d+)$/.exec(container)?.[1]
  if (userId !== undefined) return { kind: 'user', userId }
  const [, postChatId, postId] = /^max:post:(-?\d+):(.+)$/.exec(container) ?? []
  return postChatId !== undefined && postId !== undefined
    ? { kind: 'post', chatId: postChatId, postId }
    : null
}

export function getContainer(container: string): MaxContainer {
  const found = findContainer(container)
  if (found) return found
  throw new ConnectorError('refused', 'max.unknown_container')
}

/** Only what MAX itself numbered can be answered in place; a touched button or a forward cannot. */
export function isMid(externalId: string): boolean {
  return externalId.startsWith('mid.')
}
