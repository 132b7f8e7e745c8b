/** Pictures and documents of answers: which incident each belongs to and where it is used. The bytes lie elsewhere. */
import type { FILE_LABELS } from '@veche/contract/answers.ts'
import { type Selectable, type SqlBool, sql } from 'kysely'
import type { AnswerFile } from '../../../platform/database/database.gen.ts'
import type { Db } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import { createFileShelf } from '../../../platform/files/file-shelf.ts'

export type FileRow = Selectable<AnswerFile>
export type FileLabel = (typeof FILE_LABELS)[number]

/** Returns false if the id exists, perhaps because the file was uploaded twice at once. */
export async function insertFile(db: Db, file: FileRow): Promise<boolean> {
  const inserted = await db
    .insertInto('answerFile')
    .values(file)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

export async function findFile(db: Db, id: string): Promise<FileRow | null> {
  return (await db.selectFrom('answerFile').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** Ordered by upload. */
export function listFiles(db: Db, incidentId: string): Promise<FileRow[]> {
  return db
    .selectFrom('answerFile')
    .selectAll()
    .where('incidentId', '=', incidentId)
    .orderBy('uploadedAt')
    .orderBy('id')
    .execute()
}

export async function getFile(
  db: Db,
  { incidentId, fileId }: { incidentId: string; fileId: string },
): Promise<FileRow> {
  const row = await db
    .selectFrom('answerFile')
    .selectAll()
    .where('id', '=', fileId)
    .where('incidentId', '=', incidentId)
    .executeTakeFirst()
  if (!row) throw new NotFoundError('answer.file_not_found', { fileId })
  return row
}

export async function updateFileLabel(db: Db, fileId: string, label: FileLabel): Promise<void> {
  await db.updateTable('answerFile').set({ label }).where('id', '=', fileId).execute()
}

/** A file of another incident is reported as absent. */
export async function assertFilesOf(db: Db, incidentId: string, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length === 0) return
  const rows = await db
    .selectFrom('answerFile')
    .select('id')
    .where('incidentId', '=', incidentId)
    .where('id', 'in', fileIds)
    .execute()
  const known = new Set(rows.map(({ id }) => id))
  const missing = fileIds.find((id) => !known.has(id))
  if (missing) throw new NotFoundError('answer.file_not_found', { fileId: missing })
}

/** Of these files: whether any is a photo, and whether any shows how it is after the work. */
export async function findPhotos(
  db: Db,
  { incidentId, fileIds }: { incidentId: string; fileIds: readonly string[] },
): Promise<{ hasPhoto: boolean; hasPhotoAfter: boolean }> {
  if (fileIds.length === 0) return { hasPhoto: false, hasPhotoAfter: false }
  const photos = await db
    .selectFrom('answerFile')
    .select('label')
    .where('incidentId', '=', incidentId)
    .where('id', 'in', fileIds)
    .where('contentType', '<>', 'application/pdf')
    .execute()
  return { hasPhoto: photos.length > 0, hasPhotoAfter: photos.some(({ label }) => label === 'after') }
}

/** Files of a version in its own order. */
export async function listFilesOfVersion(
  db: Db,
  { incidentId, versionNo }: { incidentId: string; versionNo: number },
): Promise<FileRow[]> {
  return db
    .selectFrom('answerVersion')
    .innerJoin('answerFile', (join) =>
      join
        .onRef('answerFile.incidentId', '=', 'answerVersion.incidentId')
        .on(sql<SqlBool>`answer_file.id = any(answer_version.file_ids)`),
    )
    .selectAll('answerFile')
    .where('answerVersion.incidentId', '=', incidentId)
    .where('answerVersion.versionNo', '=', versionNo)
    .orderBy(sql`array_position(answer_version.file_ids, answer_file.id)`)
    .execute()
}

/** Captions of what went to one author, in the order of the version. */
export async function listSentLabels(
  db: Db,
  row: { incidentId: string; answerVersionNo: number; recipientIncidentId: string },
): Promise<FileLabel[]> {
  const { incidentId, answerVersionNo: versionNo, recipientIncidentId } = row
  const sent = await db
    .selectFrom('outbox')
    .select('fileIds')
    .where('incidentId', '=', incidentId)
    .where('answerVersionNo', '=', versionNo)
    .where('recipientIncidentId', '=', recipientIncidentId)
    .where('state', '=', 'sent')
    .execute()
  const files = await listFilesOfVersion(db, { incidentId, versionNo })
  return files
    .filter(({ id }) => sent.some(({ fileIds }) => fileIds === null || fileIds.includes(id)))
    .map(({ label }) => label)
}

/** Finds files that no draft, version or proof uses. */
export const answerShelf = createFileShelf(
  'answerFile',
  sql<SqlBool>`not exists (select from answer_draft d
      where d.incident_id = answer_file.incident_id and answer_file.id = any(d.file_ids))
    and not exists (select from answer_version v
      where v.incident_id = answer_file.incident_id and answer_file.id = any(v.file_ids))
    and not exists (select from outbox o
      where o.incident_id = answer_file.incident_id and o.screenshot_id = answer_file.id)`,
  // Photographs of sub-tasks lie in the same store.
  { table: 'subtask', column: 'photoHash' },
)

export async function updateFileRefs(db: Db, id: string, refs: Record<string, string>): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ fileRefs: JSON.stringify(refs) })
    .where('id', '=', id)
    .execute()
}

export function listShownPublications(db: Db, publicationIds: readonly string[]) {
  return db
    .selectFrom('outbox')
    .innerJoin('message', (join) =>
      join
        .onRef('message.channelId', '=', 'outbox.channelId')
        .onRef('message.externalId', '=', 'outbox.externalId')
        .on(sql<SqlBool>`message.container = outbox.message->>'container'`),
    )
    .selectAll('outbox')
    .where('outbox.id', 'in', publicationIds)
    .where('outbox.state', '=', 'sent')
    .where('message.sourceState', '<>', 'deleted')
    .execute()
}
