/** A person of staff shows a photo to everybody after looking at it, or takes it back; without its author's word there is none. */
import type { ShownPhotosResponse, ShowPhotoRequest } from '@veche/contract/casework/public-problem.ts'
import type { Db } from '../../../platform/database/db.ts'
import { InvalidError, NotFoundError } from '../../../platform/errors.ts'
import type { FileStore } from '../../../platform/files/files.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import { redrawPicture } from '../../../platform/pictures/redraw-picture.ts'
import type { Actor } from '../../access/index.ts'
import { addActivity, authorize, canRun, getVisibleRow, lockVisibleIncident } from '../../incidents/index.ts'
import { listOfferedPhotos, saveShownPhoto, updateWithdrawn } from './photos.repository.ts'

type Asked = { incidentId: string; actor: Actor }
/** As with the words of the card. */
const RIGHT = 'classify'
const LONG_SIDE = 1280

export async function readShownPhotos(db: Db, { incidentId, actor }: Asked): Promise<ShownPhotosResponse> {
  const visible = await getVisibleRow(db, incidentId, actor)
  const photos = await listOfferedPhotos(db, incidentId)
  return {
    canChange: canRun(actor, visible, RIGHT, null),
    photos: photos.map(({ messageId, no, shownHash }) => ({ messageId, no, isShown: shownHash !== null })),
  }
}

type Context = Pick<AppContext, 'db' | 'clock'> & { files: FileStore }

export async function showPhoto(
  { db, clock, files }: Context,
  { incidentId, actor, request: { messageId, no, isShown } }: Asked & { request: ShowPhotoRequest },
): Promise<void> {
  await getVisibleRow(db, incidentId, actor)
  const offered = await listOfferedPhotos(db, incidentId)
  const photo = offered.find((one) => one.messageId === messageId && one.no === no)
  if (!photo) throw new NotFoundError('register.photo_gone')
  const shownHash = isShown ? await redraw(files, photo.hash) : null
  await db.transaction().execute(async (tx) => {
    const locked = await lockVisibleIncident(tx, incidentId, actor)
    authorize(actor, locked.incident, RIGHT, null)
    if ((photo.shownHash !== null) === isShown) return
    const at = clock()
    const { hash } = photo
    if (shownHash === null) await updateWithdrawn(tx, { incidentId, hash, at })
    else await saveShownPhoto(tx, { incidentId, hash, shownHash, checkedAt: at, checkedBy: actor.id })
    const details = { comment: null, photo: { messageId, no, isShown } }
    await addActivity(tx, locked, { type: 'register_change', at, actor, details })
  })
}

/** Of its points alone, so that nothing the camera wrote can be in it. */
async function redraw(files: FileStore, hash: string): Promise<string> {
  const bytes = await files.find(hash)
  const drawn = bytes && (await redrawPicture(bytes, { as: 'webp', longSide: LONG_SIDE }))
  if (!drawn) throw new InvalidError('register.photo_unreadable')
  return files.save(drawn)
}
