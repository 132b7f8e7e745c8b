/** Pictures that go along with a text. */
import { type Selectable, type SqlBool, sql } from 'kysely'
import type { BroadcastPicture } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { createFileShelf } from '../../../platform/files/file-shelf.ts'

export type PictureRow = Selectable<BroadcastPicture>

/** False: the id is there, perhaps because it was sent twice. */
export async function insertPicture(db: Db, picture: PictureRow): Promise<boolean> {
  const row = await db
    .insertInto('broadcastPicture')
    .values(picture)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function findPicture(db: Db, id: string): Promise<PictureRow | null> {
  return (await db.selectFrom('broadcastPicture').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** Locked, so that nobody uses or sweeps it meanwhile. */
export async function lockPicture(tx: Tx, id: string): Promise<PictureRow | null> {
  const row = await tx
    .selectFrom('broadcastPicture')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export async function updatePictureUsed(tx: Tx, id: string, broadcastId: string): Promise<void> {
  await tx.updateTable('broadcastPicture').set({ broadcastId }).where('id', '=', id).execute()
}

export const pictureShelf = createFileShelf(
  'broadcastPicture',
  sql<SqlBool>`broadcast_picture.broadcast_id is null`,
)
