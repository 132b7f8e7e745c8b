/** Files of parts: whose, when, and what was taken away. */
import { type Selectable, type SqlBool, sql } from 'kysely'
import type { ContributionFile } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { createFileShelf } from '../../../platform/files/file-shelf.ts'

export type PartFileRow = Selectable<ContributionFile>

export async function insertPartFile(tx: Tx, file: PartFileRow): Promise<void> {
  await tx.insertInto('contributionFile').values(file).execute()
}

export async function findPartFile(db: Db, id: string): Promise<PartFileRow | null> {
  return (await db.selectFrom('contributionFile').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** In the order in which they were brought, without those that were taken away. */
export async function listPartFiles(db: Db, partIds: readonly string[]): Promise<PartFileRow[]> {
  if (partIds.length === 0) return []
  return db
    .selectFrom('contributionFile')
    .selectAll()
    .where('contributionId', 'in', partIds)
    .where('removedAt', 'is', null)
    .orderBy('uploadedAt')
    .orderBy('id')
    .execute()
}

export async function updatePartFileRemoved(tx: Tx, id: string, removedAt: Date | null): Promise<void> {
  await tx.updateTable('contributionFile').set({ removedAt }).where('id', '=', id).execute()
}

/** What was taken away and not put back. */
export const partFileShelf = createFileShelf(
  'contributionFile',
  sql<SqlBool>`contribution_file.removed_at is not null`,
)
