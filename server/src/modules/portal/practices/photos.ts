/** A photograph of a practice: checked, cleaned of what it tells of its maker, and saved under its hash. */
import type { JobDefinition } from '../../../platform/background/jobs.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError, InvalidError, NotFoundError } from '../../../platform/errors.ts'
import { sweepJob } from '../../../platform/files/file-shelf.ts'
import type { FileStore } from '../../../platform/files/files.ts'
import { cleanFile, FILE_TYPES } from '../../../platform/pictures/clean-file.ts'
import type { Actor } from '../../access/index.ts'
import {
  findPhoto,
  insertPhoto,
  lockPhoto,
  type PhotoRow,
  photoShelf,
  updatePhotoUsed,
} from './photos.repository.ts'
import { getFor, type PracticesContext } from './read-practices.ts'

export type PracticePhotosContext = PracticesContext & { practiceFiles: FileStore }
type Brought = { id: string; name: string; contentType: string; bytes: Buffer; actor: Actor }
/** The most that one person may bring and not use. */
const MAX_UNUSED = 30

export async function savePhoto(
  { db, clock, practiceFiles }: PracticePhotosContext,
  { id, name, contentType, bytes, actor }: Brought,
): Promise<PhotoRow> {
  const type = FILE_TYPES.find((one) => one === contentType && one.startsWith('image/'))
  const clean = type ? cleanFile(type, bytes) : null
  if (!clean) throw new InvalidError('practice.photo_unreadable', { field: 'photoId', contentType })
  if ((await photoShelf.countUnused(db, { uploadedBy: actor.id })) >= MAX_UNUSED)
    throw new ConflictError('practice.too_many_photos', { limit: MAX_UNUSED })
  const row: PhotoRow = {
    ...{ id, name, contentType, size: clean.length, hash: await practiceFiles.save(clean) },
    ...{ uploadedBy: actor.id, uploadedAt: clock(), practiceId: null },
  }
  if (await insertPhoto(db, row)) return row
  const known = await findPhoto(db, id)
  if (known?.uploadedBy !== actor.id) throw new ConflictError('practice.photo_gone', { field: 'photoId' })
  return known
}

/** To whoever reads the practice; before it is used, to whoever brought it. */
export async function readPhoto(
  context: PracticePhotosContext,
  { photoId, actor }: { photoId: string; actor: Actor },
): Promise<{ row: PhotoRow; bytes: Buffer }> {
  const row = await findPhoto(context.db, photoId)
  if (row && row.practiceId !== null) await getFor(context, { practiceId: row.practiceId, actor })
  const isSeen = row !== null && (row.practiceId !== null || row.uploadedBy === actor.id)
  const bytes = isSeen ? await context.practiceFiles.find(row.hash) : null
  if (!row || !bytes) throw new NotFoundError('practice.photo_gone', { id: photoId })
  return { row, bytes }
}

/** The writer's own that nothing uses yet, or the one that this practice has already. */
export async function usePhoto(
  tx: Tx,
  { photoId, practiceId, actor }: { photoId: string | null; practiceId: string; actor: Actor },
): Promise<void> {
  if (photoId === null) return
  const row = await lockPhoto(tx, photoId)
  if (row?.practiceId === practiceId) return
  if (row?.practiceId !== null || row.uploadedBy !== actor.id)
    throw new InvalidError('practice.photo_gone', { field: 'photoId' })
  await updatePhotoUsed(tx, photoId, practiceId)
}

export function practicePhotoJobs(
  context: Pick<PracticePhotosContext, 'db' | 'clock' | 'practiceFiles'>,
): JobDefinition[] {
  const services = { ...context, files: context.practiceFiles }
  return [sweepJob({ name: 'practices.remove_unused_photos', cron: '52 * * * *' }, photoShelf, services)]
}
