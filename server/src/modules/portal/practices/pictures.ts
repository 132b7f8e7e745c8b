/** Photographs of a practice: brought, drawn anew, and shown to whoever reads the version that has them. */
import type { PracticeContent } from '@veche/contract/portal/practices.ts'
import type { JobDefinition } from '../../../platform/background/jobs.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError, InvalidError, NotFoundError } from '../../../platform/errors.ts'
import type { BroughtFiles } from '../../../platform/files/brought-files.ts'
import { sweepJob } from '../../../platform/files/file-shelf.ts'
import { cleanFile, FILE_TYPES } from '../../../platform/pictures/clean-file.ts'
import { redrawPicture } from '../../../platform/pictures/redraw-picture.ts'
import type { Actor } from '../../access/index.ts'
import {
  findPicture,
  insertPicture,
  lockPictures,
  type PictureRow,
  pictureShelf,
  updatePicturesUsed,
} from './pictures.repository.ts'
import { getFor, type PracticesContext } from './read-practices.ts'

export type PicturesContext = PracticesContext & { files: BroughtFiles }
type Brought = { id: string; name: string; contentType: string; bytes: Buffer; actor: Actor }

/** The most that one person may bring and not use. */
const MAX_UNUSED = 30
/** As large as a screen shows it. */
const LONG_SIDE = 1920

export async function savePicture(
  { db, clock, files }: PicturesContext,
  { id, name, contentType, bytes, actor }: Brought,
): Promise<PictureRow> {
  const type = FILE_TYPES.find((one) => one === contentType && one.startsWith('image/'))
  if (!type) throw new InvalidError('practice.picture_wrong_type', { field: 'pictures', contentType })
  const known = await findPicture(db, id)
  if (known) return ownOf(known, actor)
  if ((await pictureShelf.countUnused(db, { uploadedBy: actor.id })) >= MAX_UNUSED)
    throw new ConflictError('practice.too_many_pictures', { limit: MAX_UNUSED })
  const clean = cleanFile(type, bytes)
  const drawn = clean && (await redrawPicture(clean, { as: 'webp', longSide: LONG_SIDE }))
  if (!drawn) throw new InvalidError('practice.picture_unreadable', { field: 'pictures' })
  const row: PictureRow = {
    ...{ id, name, contentType: 'image/webp', size: drawn.length, hash: await files.save(drawn) },
    ...{ uploadedBy: actor.id, uploadedAt: clock(), practiceId: null },
  }
  if (await insertPicture(db, row)) return row
  const other = await findPicture(db, id)
  return other ? ownOf(other, actor) : row
}

/** Brought before by the same person; an id of somebody else's picture is refused. */
function ownOf(known: PictureRow, actor: Actor): PictureRow {
  if (known.uploadedBy !== actor.id) throw new ConflictError('practice.picture_gone', { field: 'pictures' })
  return known
}

export async function readPicture(
  context: PicturesContext,
  { pictureId, actor }: { pictureId: string; actor: Actor },
): Promise<{ row: PictureRow; bytes: Buffer }> {
  const row = await findPicture(context.db, pictureId)
  const bytes = row && (await maySee(context, row, actor)) ? await context.files.find(row.hash) : null
  if (!row || !bytes) throw new NotFoundError('practice.picture_gone', { id: pictureId })
  return { row, bytes }
}

/** Readers see those of the published version; who writes or approves sees those of earlier and later ones too. */
async function maySee(
  context: PicturesContext,
  { id, practiceId, uploadedBy }: PictureRow,
  actor: Actor,
): Promise<boolean> {
  if (practiceId === null) return uploadedBy === actor.id
  const { shown, isInside } = await getFor(context, { practiceId, actor })
  return isInside || shown.content.pictures.some((picture) => picture.id === id)
}

type Using = { practiceId: string; content: PracticeContent; actor: Actor }

/** The writer's own that nothing uses yet, or those that this practice has already. */
export async function usePictures(tx: Tx, { practiceId, content, actor }: Using): Promise<void> {
  const ids = content.pictures.map(({ id }) => id)
  if (ids.length === 0) return
  if (new Set(ids).size < ids.length) throw new InvalidError('practice.picture_twice', { field: 'pictures' })
  const rows = await lockPictures(tx, ids)
  const fits = rows.filter((row) =>
    row.practiceId === null ? row.uploadedBy === actor.id : row.practiceId === practiceId,
  )
  if (fits.length < ids.length) throw new InvalidError('practice.picture_gone', { field: 'pictures' })
  await updatePicturesUsed(tx, ids, practiceId)
}

export function practicePictureJobs(
  context: Pick<PicturesContext, 'db' | 'clock' | 'files'>,
): JobDefinition[] {
  return [sweepJob({ name: 'practices.remove_unused_pictures', cron: '52 * * * *' }, pictureShelf, context)]
}
