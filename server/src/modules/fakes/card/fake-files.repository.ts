/** Pictures and documents of cards: which card each belongs to and where it is used. The bytes lie elsewhere. */
import { type Selectable, type SqlBool, sql } from 'kysely'
import type { FakeFile } from '../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { createFileShelf } from '../../../platform/files/file-shelf.ts'

export type FakeFileRow = Selectable<FakeFile>

/** Returns false if the id exists, perhaps because the file was uploaded twice at once. */
export async function insertFakeFile(tx: Tx, file: FakeFileRow): Promise<boolean> {
  const inserted = await tx
    .insertInto('fakeFile')
    .values(file)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

export async function findFakeFile(db: Db, id: string): Promise<FakeFileRow | null> {
  return (await db.selectFrom('fakeFile').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** Finds files that no evidence, carrier or text uses. */
export const fakeShelf = createFileShelf(
  'fakeFile',
  sql<SqlBool>`not exists (select from fake_evidence e
      where e.fake_id = fake_file.fake_id and e.file_id = fake_file.id)
    and not exists (select from fake_carrier c
      where c.fake_id = fake_file.fake_id and c.file_id = fake_file.id)
    and not exists (select from fake_text t
      where t.fake_id = fake_file.fake_id and t.picture_id = fake_file.id)`,
)
