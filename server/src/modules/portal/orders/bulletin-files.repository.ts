/** Files of news and orders. */
import { type Selectable, type SqlBool, sql } from 'kysely'
import type { BulletinFile } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { createFileShelf } from '../../../platform/files/file-shelf.ts'

export type BulletinFileRow = Selectable<BulletinFile>

/** False: the id is there, perhaps because it was sent twice. */
export async function insertBulletinFile(db: Db, file: BulletinFileRow): Promise<boolean> {
  const row = await db
    .insertInto('bulletinFile')
    .values(file)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function findBulletinFile(db: Db, id: string): Promise<BulletinFileRow | null> {
  return (await db.selectFrom('bulletinFile').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** Locked in the order of their ids, so that nobody uses or sweeps them meanwhile. */
export function lockBulletinFiles(tx: Tx, ids: readonly string[]): Promise<BulletinFileRow[]> {
  return tx.selectFrom('bulletinFile').selectAll().where('id', 'in', ids).orderBy('id').forUpdate().execute()
}

export async function updateBulletinFilesUsed(
  tx: Tx,
  ids: readonly string[],
  bulletinId: string,
): Promise<void> {
  await tx.updateTable('bulletinFile').set({ bulletinId }).where('id', 'in', ids).execute()
}

/** Of a draft that was removed: the next sweep takes them. */
export async function releaseBulletinFiles(tx: Tx, bulletinId: string): Promise<void> {
  await tx
    .updateTable('bulletinFile')
    .set({ bulletinId: null })
    .where('bulletinId', '=', bulletinId)
    .execute()
}

export const bulletinFileShelf = createFileShelf(
  'bulletinFile',
  sql<SqlBool>`bulletin_file.bulletin_id is null`,
)
