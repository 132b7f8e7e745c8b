/** Groups and channels that are ours, as an administrator lists them: `@name`, a link, a number. */
import type { TelegramChat } from './telegram-schemas.ts'

const CLOSED_LINK = /^(?:https?:\/\/)?t\.me\/c\/(\d+)/i
const OPEN_LINK = /^(?:(?:https?:\/\/)?t\.me\/|@)?([A-Za-z]\w{3,31})\/?$/

/** In the form Telegram takes for `chat_id`; what is no address of a chat is passed over. */
export function listOwnChats(tokens: Readonly<Record<string, string>>): string[] {
  const typed = (tokens.chats ?? '').split(/[\s,;]+/).filter((word) => word !== '')
  return typed.flatMap((word) => {
    if (/^-\d+$/.test(word)) return word
    const closed = CLOSED_LINK.exec(word)?.[1]
    if (closed !== undefined) return `-100${closed}`
    const name = OPEN_LINK.exec(word)?.[1]
    return name === undefined ? [] : `@${name}`
  })
}

export function isOwnChat(
  { id, username }: Pick<TelegramChat, 'id' | 'username'>,
  own: readonly string[],
): boolean {
  const name = username ? `@${username}`.toLowerCase() : null
  return own.some((chat) => chat === id || chat.toLowerCase() === name)
}
