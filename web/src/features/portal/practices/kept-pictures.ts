/**
 * Photographs of a practice stay in this browser from the moment they are chosen until the practice is saved: without a
 * line they wait here, and what the server has swept meanwhile goes there again under its id.
 */
import { isForLater } from '../../../lib/api.ts'
import { randomId } from '../../../lib/browser/random-id.ts'
import { keepThings } from '../../../lib/files/kept-things.ts'
import { shrinkPicture } from '../../../lib/files/shrink-picture.ts'
import { uploadPicture } from './practices.queries.ts'

export type KeptPicture = {
  /** The server saves the picture under this id, so uploading it twice gives one. */
  id: string
  name: string
  keptAt: number
  /** When the server took it; null: only this browser has it. */
  broughtAt: number | null
  file: Blob
}

const HOUR_MS = 3_600_000
/** As long as the words of the form are kept. */
const KEPT_MS = 3 * 24 * HOUR_MS
/** The server keeps a picture that nothing uses for a day. */
const BROUGHT_FOR_MS = 20 * HOUR_MS
const pictures = keepThings<KeptPicture>('practicePictures')

export const PICTURES_CHANGED = 'veche:practice-pictures'
const announce = () => window.dispatchEvent(new Event(PICTURES_CHANGED))

/** Gives its id. A browser that keeps no bytes sends it now or not at all. */
export async function keepPicture(chosen: File): Promise<string> {
  const file = await shrinkPicture(chosen)
  const kept = { id: randomId(), name: file.name, keptAt: Date.now(), broughtAt: null, file }
  const isKept = await pictures.put(kept).then(
    () => true,
    () => false,
  )
  if (!isKept) await uploadPicture(kept)
  announce()
  return kept.id
}

/** In no order; what is not here any more is left out. */
export async function findPictures(ids: readonly string[]): Promise<KeptPicture[]> {
  if (ids.length === 0) return []
  return (await pictures.list()).filter(({ id }) => ids.includes(id))
}

export async function dropPictures(ids: readonly string[]): Promise<void> {
  for (const id of ids) await pictures.drop(id)
  announce()
}

export async function dropOldPictures(): Promise<void> {
  const old = (await pictures.list()).filter(({ keptAt }) => Date.now() - keptAt > KEPT_MS)
  if (old.length > 0) await dropPictures(old.map(({ id }) => id))
}

export type RefusedPicture = { id: string; name: string; error: unknown }

/** Brings what the server has not yet and gives what it refused, which is kept no longer. Without a line it throws. */
export async function sendPictures(ids: readonly string[]): Promise<RefusedPicture[]> {
  const refused: RefusedPicture[] = []
  for (const picture of await findPictures(ids)) {
    const { id, name, broughtAt } = picture
    if (broughtAt !== null && Date.now() - broughtAt < BROUGHT_FOR_MS) continue
    try {
      await uploadPicture(picture)
      await pictures.put({ ...picture, broughtAt: Date.now() })
      announce()
    } catch (error) {
      if (isForLater(error)) throw error
      refused.push({ id, name, error })
      await dropPictures([id])
    }
  }
  return refused
}
