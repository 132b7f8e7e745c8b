import type { Db } from '../../../platform/database/db.ts'

export async function listContentTypes(
  db: Db,
  fileIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (fileIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('answerFile')
    .select(['id', 'contentType'])
    .where('id', 'in', fileIds)
    .execute()
  return new Map(rows.map(({ id, contentType }) => [id, contentType]))
}
