/** Photographs that show what was done. */
import { type Selectable, type SqlBool, sql } from 'kysely'
import type { PracticePhoto } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { createFileShelf } from '../../../platform/files/file-shelf.ts'

export type PhotoRow = Selectable<PracticePhoto>

/** False: the id is there, perhaps because it was sent twice. */
export async function insertPhoto(db: Db, photo: PhotoRow): Promise<boolean> {
  const row = await db
    .insertInto('practicePhoto')
    .values(photo)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function findPhoto(db: Db, id: string): Promise<PhotoRow | null> {
  return (await db.selectFrom('practicePhoto').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** Locked, so that nobody uses or sweeps it meanwhile. */
export async function lockPhoto(tx: Tx, id: string): Promise<PhotoRow | null> {
  const row = await tx
    .selectFrom('practicePhoto')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export async function updatePhotoUsed(tx: Tx, id: string, practiceId: string): Promise<void> {
  await tx.updateTable('practicePhoto').set({ practiceId }).where('id', '=', id).execute()
}

export const photoShelf = createFileShelf('practicePhoto', sql<SqlBool>`practice_photo.practice_id is null`)
