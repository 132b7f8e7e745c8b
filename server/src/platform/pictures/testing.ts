/** Makes small whole pictures for tests, with whatever a test hides in them. */
import { crc32 } from 'node:zlib'

export function jpegSegment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}

type JpegParts = { extra?: Buffer[]; coded?: Uint8Array; tail?: Buffer }

export function buildJpeg({ extra = [], coded = new Uint8Array([1, 2, 3]), tail }: JpegParts): Buffer {
  const stuffed = [...coded].flatMap((byte) => (byte === 0xff ? [0xff, 0] : [byte]))
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...extra,
    jpegSegment(0xdb, Buffer.from('tables')),
    jpegSegment(0xc0, Buffer.from('frame')),
    jpegSegment(0xda, Buffer.from('scan')),
    Buffer.from(stuffed),
    Buffer.from([0xff, 0xd9]),
    tail ?? Buffer.alloc(0),
  ])
}

/** Makes an EXIF block with an orientation and, behind it, a secret. */
export function exifOf({
  order,
  orientation,
  secret = Buffer.alloc(0),
}: {
  order: 'II' | 'MM'
  orientation: number
  secret?: Buffer
}): Buffer {
  const tiff = Buffer.alloc(26)
  const short = (value: number, at: number) =>
    order === 'II' ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at)
  const long = (value: number, at: number) =>
    order === 'II' ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at)
  tiff.write(order, 0, 'latin1')
  short(42, 2)
  long(8, 4)
  short(1, 8)
  short(0x0112, 10)
  short(3, 12)
  long(1, 14)
  short(orientation, 18)
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, secret])
}

export function pngChunk(type: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const [size, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  size.writeUInt32BE(content.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([size, body, check])
}

type PngParts = { extra?: Buffer[]; pixels?: Uint8Array; tail?: Buffer }

export function buildPng({ extra = [], pixels = new Uint8Array([7]), tail }: PngParts): Buffer {
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', Buffer.alloc(13, 1)),
    ...extra,
    pngChunk('IDAT', pixels),
    pngChunk('IEND', Buffer.alloc(0)),
    tail ?? Buffer.alloc(0),
  ])
}

export function riffChunk(type: string, content: Buffer): Buffer {
  const head = Buffer.from(`${type}....`, 'latin1')
  head.writeUInt32LE(content.length, 4)
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)])
}

type WebpParts = { extra?: Buffer[]; flags?: number; tail?: Buffer }

export function buildWebp({ extra = [], flags = 0, tail }: WebpParts): Buffer {
  const canvas = Buffer.alloc(10)
  canvas[0] = flags
  const body = Buffer.concat([riffChunk('VP8X', canvas), riffChunk('VP8 ', Buffer.from('px')), ...extra])
  const head = Buffer.from('RIFF....WEBP', 'latin1')
  head.writeUInt32LE(4 + body.length, 4)
  return Buffer.concat([head, body, tail ?? Buffer.alloc(0)])
}
