import { join } from 'node:path'
import { z } from 'zod'
import { type Journal, openJournal } from '../lib/journal.ts'
import { createTable, type TableChange } from '../lib/table.ts'
import {
  CallbackServer,
  Chat,
  Comment,
  Community,
  Delivery,
  Dialog,
  Guid,
  Message,
  Post,
  Resident,
  Sequence,
  type Surface,
  Token,
  Video,
} from './model.ts'

const Line = z.object({ table: z.string(), row: z.unknown().optional(), removed: z.string().optional() })

/** Lines beyond what is still true, after which the file is written anew. */
const SPARE_LINES = 200_000

type CommentPlace = { groupId: number; surface: Surface; objectId: number }

/** Comments of a wall share one numbering with its posts; those of a video are numbered on their own. */
export function commentKey({ groupId, surface, objectId, id }: CommentPlace & { id: number }): string {
  return surface === 'wall' ? `${groupId}:wall:${id}` : `${groupId}:${surface}:${objectId}:${id}`
}

export const threadKey = ({ groupId, surface, objectId }: CommentPlace): string =>
  `${groupId}:${surface}:${objectId}`

export const pairKey = (groupId: number, id: number): string => `${groupId}:${id}`

function createTables(onChange: (change: TableChange) => void) {
  const byGroup = (row: { groupId: number }): string => String(row.groupId)
  return {
    communities: createTable({
      name: 'communities',
      schema: Community,
      key: (row) => String(row.id),
      onChange,
    }),
    servers: createTable({
      name: 'servers',
      schema: CallbackServer,
      key: (row) => pairKey(row.groupId, row.id),
      group: byGroup,
      onChange,
    }),
    tokens: createTable({ name: 'tokens', schema: Token, key: (row) => row.value, onChange }),
    residents: createTable({ name: 'residents', schema: Resident, key: (row) => String(row.id), onChange }),
    posts: createTable({
      name: 'posts',
      schema: Post,
      key: (row) => pairKey(row.groupId, row.id),
      group: byGroup,
      onChange,
    }),
    videos: createTable({
      name: 'videos',
      schema: Video,
      key: (row) => pairKey(row.groupId, row.id),
      group: byGroup,
      onChange,
    }),
    comments: createTable({ name: 'comments', schema: Comment, key: commentKey, group: threadKey, onChange }),
    guids: createTable({ name: 'guids', schema: Guid, key: (row) => `${row.groupId}:${row.guid}`, onChange }),
    dialogs: createTable({
      name: 'dialogs',
      schema: Dialog,
      key: (row) => pairKey(row.groupId, row.residentId),
      group: byGroup,
      onChange,
    }),
    chats: createTable({
      name: 'chats',
      schema: Chat,
      key: (row) => pairKey(row.groupId, row.peerId),
      group: byGroup,
      onChange,
    }),
    messages: createTable({
      name: 'messages',
      schema: Message,
      key: (row) => `${row.groupId}:${row.peerId}:${row.conversationId}`,
      group: (row) => pairKey(row.groupId, row.peerId),
      onChange,
    }),
    deliveries: createTable({
      name: 'deliveries',
      schema: Delivery,
      key: (row) => String(row.id),
      onChange,
    }),
    sequences: createTable({ name: 'sequences', schema: Sequence, key: (row) => row.name, onChange }),
  }
}

type Tables = ReturnType<typeof createTables>

export type State = Tables & {
  /** The next number of a named count, from 1. */
  next(name: string): number
  /** All rows by table: two runs with one seed and one clock are equal here. */
  dump(): Record<string, unknown[]>
  clear(): void
  close(): void
}

/** A tag of the table is enough to bring a row back; a table that is gone is passed over. */
function restore(tables: Tables, journal: Journal): void {
  const byName = new Map(Object.entries(tables))
  for (const line of journal.take()) {
    const change = Line.parse(line)
    byName.get(change.table)?.restore(change)
  }
}

function rowsOf(tables: Tables): { table: string; row: unknown }[] {
  return Object.entries(tables).flatMap(([table, rows]) => rows.all().map((row) => ({ table, row })))
}

export function openState({ dataDir, onChange }: { dataDir: string | null; onChange: () => void }): State {
  const journal = dataDir === null ? null : openJournal(join(dataDir, 'vk-state.jsonl'))
  let spareLines = 0
  const tables = createTables((change) => {
    onChange()
    if (journal === null) return
    journal.append(change)
    spareLines += 1
    if (spareLines < SPARE_LINES) return
    spareLines = 0
    journal.rewrite(rowsOf(tables))
  })
  if (journal) {
    restore(tables, journal)
    journal.rewrite(rowsOf(tables))
  }

  return {
    ...tables,
    next(name) {
      const value = (tables.sequences.get(name)?.value ?? 0) + 1
      tables.sequences.put({ name, value })
      return value
    },
    dump: () => Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, rows.all()])),
    clear() {
      for (const table of Object.values(tables)) table.clear()
      journal?.rewrite([])
      onChange()
    },
    close: () => journal?.close(),
  }
}
