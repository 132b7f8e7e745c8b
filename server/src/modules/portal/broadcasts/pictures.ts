/** A picture on its way with a text: checked, cleaned, and saved under its hash. */
import type { JobDefinition } from '../../../platform/background/jobs.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError, InvalidError, NotFoundError } from '../../../platform/errors.ts'
import { sweepJob } from '../../../platform/files/file-shelf.ts'
import { cleanFile, FILE_TYPES } from '../../../platform/pictures/clean-file.ts'
import type { Actor } from '../../access/index.ts'
import type { PostFile } from '../../answers/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { maySee } from './broadcasts.policy.ts'
import { getBroadcast } from './broadcasts.repository.ts'
import type { BroadcastsContext } from './list-places.ts'
import {
  findPicture,
  insertPicture,
  lockPicture,
  type PictureRow,
  pictureShelf,
  updatePictureUsed,
} from './pictures.repository.ts'

type Brought = { id: string; name: string; contentType: string; bytes: Buffer; actor: Actor }
type Stores = Pick<BroadcastsContext, 'postFiles'>
const storeOf = ({ postFiles }: Stores) => postFiles('broadcast')
/** The most that one person may bring and not use. */
const MAX_UNUSED = 30

export async function savePicture(
  context: BroadcastsContext,
  { id, name, contentType, bytes, actor }: Brought,
): Promise<PictureRow> {
  const { db, clock } = context
  const type = FILE_TYPES.find((one) => one === contentType && one.startsWith('image/'))
  if (!type) throw new InvalidError('broadcast.picture_wrong_type', { field: 'pictureId', contentType })
  const clean = cleanFile(type, bytes)
  if (!clean) throw new InvalidError('broadcast.picture_unreadable', { field: 'pictureId' })
  if ((await pictureShelf.countUnused(db, { uploadedBy: actor.id })) >= MAX_UNUSED)
    throw new ConflictError('broadcast.too_many_pictures', { limit: MAX_UNUSED })
  const row: PictureRow = {
    ...{ id, name, contentType, size: clean.length, hash: await storeOf(context).save(clean) },
    ...{ uploadedBy: actor.id, uploadedAt: clock(), broadcastId: null },
  }
  if (await insertPicture(db, row)) return row
  const known = await findPicture(db, id)
  if (known?.uploadedBy !== actor.id)
    throw new ConflictError('broadcast.picture_gone', { field: 'pictureId' })
  return known
}

export async function readPicture(
  context: BroadcastsContext,
  { pictureId, actor }: { pictureId: string; actor: Actor },
): Promise<{ row: PictureRow; bytes: Buffer }> {
  const { db } = context
  const row = await findPicture(db, pictureId)
  const isSeen =
    row !== null &&
    (row.broadcastId === null
      ? row.uploadedBy === actor.id
      : maySee(actor, await getBroadcast(db, row.broadcastId), await getDirectory(db)))
  const bytes = isSeen ? await storeOf(context).find(row.hash) : null
  if (!row || !bytes) throw new NotFoundError('broadcast.picture_gone', { id: pictureId })
  return { row, bytes }
}

/** The writer's own that nothing uses yet, or the one that this text has already. */
export async function usePicture(
  tx: Tx,
  { pictureId, broadcastId, actor }: { pictureId: string | null; broadcastId: string; actor: Actor },
): Promise<void> {
  if (pictureId === null) return
  const row = await lockPicture(tx, pictureId)
  if (row?.broadcastId === broadcastId) return
  if (row?.broadcastId !== null || row.uploadedBy !== actor.id)
    throw new InvalidError('broadcast.picture_gone', { field: 'pictureId' })
  await updatePictureUsed(tx, pictureId, broadcastId)
}

export async function listFilesToSend(tx: Tx, pictureId: string | null): Promise<PostFile[]> {
  const row = pictureId === null ? null : await findPicture(tx, pictureId)
  return row ? [{ hash: row.hash, contentType: row.contentType, name: row.name }] : []
}

export function broadcastJobs(
  context: Pick<BroadcastsContext, 'db' | 'clock' | 'postFiles'>,
): JobDefinition[] {
  const services = { ...context, files: storeOf(context) }
  return [sweepJob({ name: 'broadcasts.remove_unused_pictures', cron: '47 * * * *' }, pictureShelf, services)]
}
