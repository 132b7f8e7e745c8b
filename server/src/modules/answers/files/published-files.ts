/** What went along with what was said, for a page of ours that shows it: files of answers and of posts. */
import type { Database } from '../../../platform/database/db.ts'
import { isAnswer, type OutboxRow, readPost, toRow } from '../outbox/index.ts'
import type { PostFile } from '../parts/index.ts'
import { listOfAnswer } from './attach-files.ts'
import { type FileLabel, listShownPublications } from './files.repository.ts'

/** `label` is null for files of a post, which lie in the store of whoever posts. */
export type PublishedFile = PostFile & { label: FileLabel | null }

/** By publication, in the order of the answer. A publication that was not sent or was withdrawn has none. */
export async function listPublishedFiles(
  db: Database,
  publicationIds: readonly string[],
): Promise<Map<string, PublishedFile[]>> {
  if (publicationIds.length === 0) return new Map()
  const rows = await listShownPublications(db, publicationIds)
  const files = await Promise.all(rows.map(async (row) => [row.id, await filesOf(db, toRow(row))] as const))
  return new Map(files)
}

async function filesOf(db: Database, row: OutboxRow): Promise<PublishedFile[]> {
  if (!isAnswer(row)) return readPost(row).files.map((file) => ({ ...file, label: null }))
  const files = await listOfAnswer(db, row)
  return files.map(({ hash, contentType, name, label }) => ({ hash, contentType, name, label }))
}
