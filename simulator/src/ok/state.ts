import { Subscription, WebhookDelivery } from '../lib/delivery/webhook-sender.ts'
import type { Store } from '../lib/storage/store.ts'
import { createTable, type TableChange } from '../lib/storage/table.ts'
import { Chat, Group, Message, Resident, Topic } from './model.ts'

export function createTables(onChange: (change: TableChange) => void) {
  return {
    groups: createTable({ name: 'groups', schema: Group, key: ({ id }) => String(id), onChange }),
    residents: createTable({ name: 'residents', schema: Resident, key: ({ id }) => String(id), onChange }),
    chats: createTable({
      name: 'chats',
      schema: Chat,
      key: ({ id }) => id,
      group: ({ groupId }) => String(groupId),
      onChange,
    }),
    messages: createTable({
      name: 'messages',
      schema: Message,
      key: ({ mid }) => mid,
      group: ({ chatId }) => chatId,
      onChange,
    }),
    topics: createTable({
      name: 'topics',
      schema: Topic,
      key: ({ id }) => id,
      group: ({ groupId }) => String(groupId),
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
