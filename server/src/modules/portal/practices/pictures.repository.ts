/** Photographs of practices. */
import { type Selectable, type SqlBool, sql } from 'kysely'
import type { PracticePicture } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { createFileShelf } from '../../../platform/files/file-shelf.ts'

export type PictureRow = Selectable<PracticePicture>

/** False: the id is there, perhaps because it was sent twice. */
export async function insertPicture(db: Db, picture: PictureRow): Promise<boolean> {
  const row = await db
    .insertInto('practicePicture')
    .values(picture)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function findPicture(db: Db, id: string): Promise<PictureRow | null> {
  return (await db.selectFrom('practicePicture').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** Locked in the order of their ids, so that nobody uses or sweeps them meanwhile. */
export function lockPictures(tx: Tx, ids: readonly string[]): Promise<PictureRow[]> {
  return tx
    .selectFrom('practicePicture')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute()
}

export async function updatePicturesUsed(tx: Tx, ids: readonly string[], practiceId: string): Promise<void> {
  await tx.updateTable('practicePicture').set({ practiceId }).where('id', 'in', ids).execute()
}

export const pictureShelf = createFileShelf(
  'practicePicture',
  sql<SqlBool>`practice_picture.practice_id is null`,
)
