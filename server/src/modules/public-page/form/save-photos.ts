/** Pictures are cleaned before anything is stored: neither place nor camera reaches our disk. */
import type { FileStore } from '../../../platform/files/files.ts'
import { cleanFile, type FileType } from '../../../platform/pictures/clean-file.ts'
import type { ProblemCode } from '../domain/asked.ts'
import type { KeptPhoto } from './form-ticket.ts'
import type { EnteredFile } from './read-form.ts'

export const PHOTO_BYTES = 10 * 1024 * 1024
export const PHOTO_LIMIT = 5

/** The bytes decide what a file is: phones name their pictures as they like. */
const MAGIC: readonly [FileType, (bytes: Buffer) => boolean][] = [
  ['image/jpeg', (bytes) => bytes.readUInt16BE(0) === 0xffd8],
  ['image/png', (bytes) => bytes.toString('latin1', 1, 4) === 'PNG'],
  [
    'image/webp',
    (bytes) => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP',
  ],
]

export type PhotosSaved = { photos: KeptPhoto[]; problem: ProblemCode | null }

/** Saves readable pictures even if another one is wrong, so that nobody has to choose five files twice. */
export async function savePhotos(
  files: FileStore,
  entered: readonly EnteredFile[],
  room: number,
): Promise<PhotosSaved> {
  if (entered.length > room) return { photos: [], problem: 'photos.too_many' }
  const photos: KeptPhoto[] = []
  let problem: ProblemCode | null = null
  for (const { bytes } of entered) {
    const clean = bytes.length > PHOTO_BYTES ? null : cleanPhoto(bytes)
    if (clean) photos.push({ hash: await files.save(clean.bytes), contentType: clean.type })
    else problem = bytes.length > PHOTO_BYTES ? 'photos.too_big' : 'photos.unreadable'
  }
  return { photos, problem }
}

export function typeOfPhoto(bytes: Buffer): FileType | null {
  return bytes.length < 12 ? null : (MAGIC.find(([, is]) => is(bytes))?.[0] ?? null)
}

function cleanPhoto(bytes: Buffer): { type: FileType; bytes: Buffer } | null {
  const type = typeOfPhoto(bytes)
  const clean = type && cleanFile(type, bytes)
  return type && clean ? { type, bytes: clean } : null
}
