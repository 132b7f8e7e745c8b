import type { Store } from '../lib/storage/store.ts'
import { createTable, type TableChange } from '../lib/storage/table.ts'
import {
  Ban,
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
  type Surface,
  Token,
  Video,
} from './model.ts'

type CommentPlace = { groupId: number; surface: Surface; objectId: number }

/** Comments of a wall share one numbering with its posts; those of a video are numbered on their own. */
export function commentKey({ groupId, surface, objectId, id }: CommentPlace & { id: number }): string {
  return surface === 'wall' ? `${groupId}:wall:${id}` : `${groupId}:${surface}:${objectId}:${id}`
}

export const threadKey = ({ groupId, surface, objectId }: CommentPlace): string =>
  `${groupId}:${surface}:${objectId}`

export const pairKey = (groupId: number, id: number): string => `${groupId}:${id}`

export function createTables(onChange: (change: TableChange) => void) {
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
    bans: createTable({
      name: 'bans',
      schema: Ban,
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
  }
}

export type Tables = ReturnType<typeof createTables>
export type State = Store<Tables>
