/** Photographs and papers of our words in chats: whose they are and which words they go along with. */
import type { Selectable } from 'kysely'
import type { ChatFile } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'

export type ChatFileRow = Selectable<ChatFile>

/** False: its number is taken, perhaps by the same file brought twice at once. */
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

/** Held, so that nobody says or clears them meanwhile. */
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

/** Brought by the person and not said. */
export async function countUnusedChatFiles(
  db: Db,
  { chatId, uploadedBy }: Pick<ChatFileRow, 'chatId' | 'uploadedBy'>,
): Promise<number> {
  const { count } = await db
    .selectFrom('chatFile')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('chatId', '=', chatId)
    .where('uploadedBy', '=', uploadedBy)
    .where('postId', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Gives the hashes that no row speaks of any more. */
export async function deleteUnusedChatFiles(
  tx: Tx,
  { before, limit }: { before: Date; limit: number },
): Promise<string[]> {
  const unused = await tx
    .selectFrom('chatFile')
    .select(['id', 'hash'])
    .where('uploadedAt', '<', before)
    .where('postId', 'is', null)
    .limit(limit)
    .forUpdate()
    .execute()
  if (unused.length === 0) return []
  const ids = unused.map(({ id }) => id)
  await tx.deleteFrom('chatFile').where('id', 'in', ids).execute()
  const hashes = [...new Set(unused.map(({ hash }) => hash))]
  const kept = await tx.selectFrom('chatFile').select('hash').where('hash', 'in', hashes).execute()
  const needed = new Set(kept.map(({ hash }) => hash))
  return hashes.filter((hash) => !needed.has(hash))
}
