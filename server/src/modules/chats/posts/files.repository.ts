/** Files of our posts in chats: their owner and the post they belong to. */
import { type Selectable, type SqlBool, sql } from 'kysely'
import type { ChatFile } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { createFileShelf } from '../../../platform/files/file-shelf.ts'

export type ChatFileRow = Selectable<ChatFile>

/** Returns false if the id exists, perhaps because the file was uploaded twice at once. */
export async function insertChatFile(db: Db, file: ChatFileRow): Promise<boolean> {
  const inserted = await db
    .insertInto('chatFile')
    .values(file)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

export async function findChatFile(db: Db, id: string): Promise<ChatFileRow | null> {
  return (await db.selectFrom('chatFile').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** Locked, so that nobody sends or deletes them meanwhile. */
export async function lockChatFiles(tx: Tx, ids: readonly string[]): Promise<ChatFileRow[]> {
  if (ids.length === 0) return []
  return tx.selectFrom('chatFile').selectAll().where('id', 'in', ids).orderBy('id').forUpdate().execute()
}

export async function markSaid(tx: Tx, postId: string, ids: readonly string[]): Promise<void> {
  for (const [position, id] of ids.entries())
    await tx.updateTable('chatFile').set({ postId, position }).where('id', '=', id).execute()
}

/** In the order in which they were sent. */
export async function listFilesOfPosts(db: Db, postIds: readonly string[]): Promise<ChatFileRow[]> {
  if (postIds.length === 0) return []
  return db
    .selectFrom('chatFile')
    .selectAll()
    .where('postId', 'in', postIds)
    .orderBy('postId')
    .orderBy('position')
    .execute()
}

/** Files that were uploaded and not sent. */
export const chatShelf = createFileShelf('chatFile', sql<SqlBool>`chat_file.post_id is null`)
