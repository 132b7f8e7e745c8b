import { Subscription, WebhookDelivery } from '../lib/delivery/webhook-sender.ts'
import type { Store } from '../lib/storage/store.ts'
import { createTable, type TableChange } from '../lib/storage/table.ts'
import { Blocked, Bot, Chat, Member, Message, Polled, Resident } from './model.ts'

export const memberKey = (chatId: number, botId: number): string => `${chatId} ${botId}`

export function createTables(onChange: (change: TableChange) => void) {
  return {
    bots: createTable({ name: 'bots', schema: Bot, key: ({ id }) => String(id), onChange }),
    residents: createTable({ name: 'residents', schema: Resident, key: ({ id }) => String(id), onChange }),
    chats: createTable({ name: 'chats', schema: Chat, key: ({ id }) => String(id), onChange }),
    members: createTable({
      name: 'members',
      schema: Member,
      key: ({ chatId, botId }) => memberKey(chatId, botId),
      group: ({ chatId }) => String(chatId),
      onChange,
    }),
    blocked: createTable({ name: 'blocked', schema: Blocked, key: ({ key }) => key, onChange }),
    messages: createTable({
      name: 'messages',
      schema: Message,
      key: ({ mid }) => mid,
      // Comments stand under their post, and messages and posts in their chat.
      group: ({ chatId, postId }) => postId ?? String(chatId),
      onChange,
    }),
    polled: createTable({
      name: 'polled',
      schema: Polled,
      key: ({ marker }) => String(marker),
      group: ({ botId }) => String(botId),
      onChange,
    }),
    subscriptions: createTable({
      name: 'subscriptions',
      schema: Subscription,
      key: ({ key }) => key,
      group: ({ ownerId }) => ownerId,
      onChange,
    }),
    deliveries: createTable({
      name: 'deliveries',
      schema: WebhookDelivery,
      key: ({ id }) => String(id),
      onChange,
    }),
  }
}

export type Tables = ReturnType<typeof createTables>
export type State = Store<Tables>
