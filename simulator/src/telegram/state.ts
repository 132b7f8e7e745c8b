import type { Store } from '../lib/storage/store.ts'
import { createTable, type TableChange } from '../lib/storage/table.ts'
import {
  Bot,
  Chat,
  Dialog,
  Kept,
  Membership,
  Message,
  pairKey,
  Resident,
  StoredFile,
  Update,
} from './model.ts'

export function createTables(onChange: (change: TableChange) => void) {
  return {
    bots: createTable({ name: 'bots', schema: Bot, key: ({ id }) => String(id), onChange }),
    residents: createTable({ name: 'residents', schema: Resident, key: ({ id }) => String(id), onChange }),
    dialogs: createTable({
      name: 'dialogs',
      schema: Dialog,
      key: ({ botId, residentId }) => pairKey(botId, residentId),
      group: ({ botId }) => String(botId),
      onChange,
    }),
    chats: createTable({ name: 'chats', schema: Chat, key: ({ id }) => String(id), onChange }),
    memberships: createTable({
      name: 'memberships',
      schema: Membership,
      key: ({ chatId, botId }) => pairKey(chatId, botId),
      group: ({ chatId }) => String(chatId),
      onChange,
    }),
    kept: createTable({
      name: 'kept',
      schema: Kept,
      key: ({ chatId, residentId }) => pairKey(chatId, residentId),
      group: ({ chatId }) => String(chatId),
      onChange,
    }),
    messages: createTable({
      name: 'messages',
      schema: Message,
      key: ({ place, id }) => `${place}:${id}`,
      group: ({ place }) => place,
      onChange,
    }),
    files: createTable({ name: 'files', schema: StoredFile, key: ({ id }) => id, onChange }),
    updates: createTable({
      name: 'updates',
      schema: Update,
      key: ({ id }) => String(id),
      group: ({ botId }) => String(botId),
      onChange,
    }),
  }
}

export type Tables = ReturnType<typeof createTables>
export type State = Store<Tables>
