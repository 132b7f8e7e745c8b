/**
 * Recognises the kind of a file by its bytes; what the network or the name says is ignored.
 *
 * Taken: pictures, common video and sound, PDF and office documents. Whatever may run (pages, SVG, archives, macros,
 * programs) is no kind, so it is refused.
 */
import { findDocumentInStorage, findDocumentInZip, OFFICE_KINDS } from './office-kind.ts'

export type FileFamily = 'picture' | 'video' | 'audio' | 'document'
export type FileKind = { contentType: string; extension: string; family: FileFamily }

const kind = (family: FileFamily, contentType: string, extension: string): FileKind => ({
  family,
  contentType,
  extension,
})

/** Bytes that a file begins with, in Latin-1. */
const BEGINNINGS: readonly (readonly [string, FileKind])[] = [
  ['\xff\xd8\xff', kind('picture', 'image/jpeg', 'jpg')],
  ['\x89PNG\r\n\x1a\n', kind('picture', 'image/png', 'png')],
  ['GIF87a', kind('picture', 'image/gif', 'gif')],
  ['GIF89a', kind('picture', 'image/gif', 'gif')],
  ['II*\0', kind('picture', 'image/tiff', 'tif')],
  ['MM\0*', kind('picture', 'image/tiff', 'tif')],
  ['OggS', kind('audio', 'audio/ogg', 'ogg')],
  ['ID3', kind('audio', 'audio/mpeg', 'mp3')],
  ['\xff\xfb', kind('audio', 'audio/mpeg', 'mp3')],
  ['\xff\xf3', kind('audio', 'audio/mpeg', 'mp3')],
  ['\xff\xf2', kind('audio', 'audio/mpeg', 'mp3')],
  ['\xff\xf1', kind('audio', 'audio/aac', 'aac')],
  ['\xff\xf9', kind('audio', 'audio/aac', 'aac')],
  ['#!AMR', kind('audio', 'audio/amr', 'amr')],
  ['%PDF-', kind('document', 'application/pdf', 'pdf')],
  ['{\\rtf', kind('document', 'application/rtf', 'rtf')],
]

/** `ftyp` of a file of boxes; others of it are films. */
const BRANDS: Record<string, FileKind> = {
  avif: kind('picture', 'image/avif', 'avif'),
  avis: kind('picture', 'image/avif', 'avif'),
  heic: kind('picture', 'image/heic', 'heic'),
  heix: kind('picture', 'image/heic', 'heic'),
  mif1: kind('picture', 'image/heic', 'heic'),
  'qt  ': kind('video', 'video/quicktime', 'mov'),
  'M4A ': kind('audio', 'audio/mp4', 'm4a'),
}
const MP4 = kind('video', 'video/mp4', 'mp4')
const WEBP = kind('picture', 'image/webp', 'webp')
const WAV = kind('audio', 'audio/wav', 'wav')
const WEBM = kind('video', 'video/webm', 'webm')
const MATROSKA = kind('video', 'video/x-matroska', 'mkv')

/** Shown in place by a browser; others are taken away and opened there. */
const SHOWN = new Set([
  ...['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/avif', 'video/mp4', 'video/webm'],
  ...['video/quicktime', 'audio/mpeg', 'audio/ogg', 'audio/mp4', 'audio/aac', 'audio/wav'],
])

export function isShownInPlace(contentType: string): boolean {
  return SHOWN.has(contentType)
}

const EXTENSIONS = new Map(
  [
    ...BEGINNINGS.map(([, known]) => known),
    ...Object.values(BRANDS),
    ...[MP4, WEBP, WAV, WEBM, MATROSKA],
    ...OFFICE_KINDS,
  ].map(({ contentType, extension }) => [contentType, extension]),
)

export function extensionOf(contentType: string): string {
  return EXTENSIONS.get(contentType) ?? 'bin'
}

/** Null for what is not taken. */
export function findFileKind(bytes: Buffer): FileKind | null {
  const head = bytes.toString('latin1', 0, 64)
  const known = BEGINNINGS.find(([beginning]) => head.startsWith(beginning))
  if (known) return known[1]
  if (head.startsWith('RIFF')) return findRiff(head.slice(8, 12))
  if (head.slice(4, 8) === 'ftyp') return BRANDS[head.slice(8, 12)] ?? MP4
  if (head.startsWith('\x1a\x45\xdf\xa3')) return findMatroska(head)
  const office = findDocumentInZip(bytes) ?? findDocumentInStorage(bytes)
  return office && kind('document', office.contentType, office.extension)
}

function findRiff(form: string): FileKind | null {
  if (form === 'WEBP') return WEBP
  return form === 'WAVE' ? WAV : null
}

function findMatroska(head: string): FileKind | null {
  if (head.includes('webm')) return WEBM
  return head.includes('matroska') ? MATROSKA : null
}
