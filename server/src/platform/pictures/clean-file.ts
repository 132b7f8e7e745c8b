import { stripJpeg } from './strip-jpeg.ts'
import { stripPng } from './strip-png.ts'
import { stripWebp } from './strip-webp.ts'

export const FILE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const
export type FileType = (typeof FILE_TYPES)[number]

const PDF = '%PDF-'

/** Gives the file without what it tells of its maker; null when its bytes are not of the declared kind. */
export function cleanFile(type: FileType, bytes: Buffer): Buffer | null {
  switch (type) {
    case 'image/jpeg':
      return stripJpeg(bytes)
    case 'image/png':
      return stripPng(bytes)
    case 'image/webp':
      return stripWebp(bytes)
    case 'application/pdf':
      return bytes.toString('latin1', 0, PDF.length) === PDF ? bytes : null
  }
}
