/** Photographs that the server does not have yet, kept in this browser: no line, no loss. */
import { keepThings } from '../../../lib/files/kept-things.ts'
import type { FileLabel, Shot } from './files-client.ts'

export type KeptPhoto = {
  /** The server saves the file under this id, so uploading it twice gives one file. */
  id: string
  userId: string
  incidentId: string
  name: string
  label: FileLabel
  keptAt: number
  file: Blob
  /** Of what a camera has just taken, signed here. */
  shot?: Shot
}

export const PHOTOS_CHANGED = 'veche:photos'
const photos = keepThings<KeptPhoto>('photos')

/** False where the browser forbids its store or has no room. */
export async function keepPhoto(photo: KeptPhoto): Promise<boolean> {
  try {
    await photos.put(photo)
  } catch {
    return false
  }
  announcePhotos()
  return true
}

export async function dropPhoto(id: string): Promise<void> {
  await photos.drop(id)
  announcePhotos()
}

export async function listPhotos(userId: string): Promise<KeptPhoto[]> {
  return (await photos.list()).filter((photo) => photo.userId === userId)
}

export async function findPhotos(ids: readonly string[]): Promise<KeptPhoto[]> {
  if (ids.length === 0) return []
  return (await photos.list()).filter(({ id }) => ids.includes(id))
}

function announcePhotos(): void {
  window.dispatchEvent(new Event(PHOTOS_CHANGED))
}
