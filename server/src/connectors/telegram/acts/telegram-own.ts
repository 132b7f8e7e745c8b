/**
 * Groups and channels that are ours, as an administrator lists them: `@name`, a link, a number; and posts of the bot in
 * those channels. Telegram shows no channel back to a bot, so a lost answer leaves a post uncertain.
 */
import { z } from 'zod'
import { type ChannelAccount, ConnectorError, type OwnPosts, type PostPlace } from '../../connector.ts'
import type { TelegramClient } from '../telegram-client.ts'
import { containerOf, parseContainer } from '../telegram-container.ts'
import { type TelegramChat, TelegramId } from '../telegram-schemas.ts'

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

const Chat = z.object({ id: TelegramId, type: z.string(), title: z.string().nullish().catch(null) })
const Member = z.object({ status: z.string(), can_post_messages: z.boolean().nullish().catch(null) })

export function telegramOwnPosts(client: TelegramClient): OwnPosts {
  return {
    takesDownIn: ['post', 'chat'],
    async listPlaces(account) {
      const places: PostPlace[] = []
      for (const chat of listOwnChats(account.tokens)) {
        const place = await findPlace(client, account, chat)
        if (place) places.push(place)
      }
      return places
    },
    takeDown: (account, post) => takeDown(client, account, post),
  }
}

/** Null: it is no channel, or the bot may not post in it. */
async function findPlace(
  client: TelegramClient,
  account: ChannelAccount,
  given: string,
): Promise<PostPlace | null> {
  try {
    const chat = await client.request(account, {
      method: 'getChat',
      call: (api) => api.getChat({ chat_id: given }),
      schema: Chat,
    })
    if (chat.type !== 'channel') return null
    const member = await client.request(account, {
      method: 'getChatMember',
      call: (api) => api.getChatMember({ chat_id: chat.id, user_id: Number(account.externalId) }),
      schema: Member,
    })
    const mayPost =
      member.status === 'creator' || (member.status === 'administrator' && member.can_post_messages === true)
    if (!mayPost) return null
    const container = containerOf({ chatId: chat.id, topicId: null })
    return { container, threadExternalId: '', name: chat.title ?? given }
  } catch (error) {
    // One chat that is closed to us hides none of its neighbours.
    if (error instanceof ConnectorError && error.reason === 'refused') return null
    throw error
  }
}

/** Within two days, or as an administrator who may delete. */
async function takeDown(
  client: TelegramClient,
  account: ChannelAccount,
  { container, externalId }: { container: string; externalId: string },
): Promise<void> {
  const { chatId } = parseContainer(container)
  try {
    await client.request(account, {
      method: 'deleteMessage',
      call: (api) => api.deleteMessage({ chat_id: chatId, message_id: Number(externalId) }),
      schema: z.literal(true),
      hasEffect: true,
      priority: 'answer',
      chatId,
    })
  } catch (error) {
    if (error instanceof ConnectorError && error.code === 'telegram.post_gone') return
    throw error
  }
}
