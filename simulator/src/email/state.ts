import type { Store } from '../lib/storage/store.ts'
import { createTable, type TableChange } from '../lib/storage/table.ts'
import { type Folder, Letter, Mailbox, Resident } from './model.ts'

export const folderKey = (owner: string, folder: Folder): string => `${owner} ${folder}`

export function createTables(onChange: (change: TableChange) => void) {
  return {
    mailboxes: createTable({ name: 'mailboxes', schema: Mailbox, key: ({ address }) => address, onChange }),
    residents: createTable({ name: 'residents', schema: Resident, key: ({ id }) => String(id), onChange }),
    letters: createTable({
      name: 'letters',
      schema: Letter,
      key: ({ id }) => String(id),
      group: ({ owner, folder }) => folderKey(owner, folder),
      onChange,
    }),
  }
}

export type Tables = ReturnType<typeof createTables>
export type State = Store<Tables>
