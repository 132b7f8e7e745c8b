/**
 * Removes from a JPEG what tells of the place, the camera and its owner, and keeps only how to turn the picture.
 * Pure.
 */
const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const COM = 0xfe
const APP0 = 0xe0
const APP1 = 0xe1
const APP2 = 0xe2
const APP14 = 0xee
const APP15 = 0xef
const ICC = 'ICC_PROFILE\0'
const EXIF = 'Exif\0\0'
const ORIENTATION_TAG = 0x0112

/** Gives null when it is not a whole JPEG. */
export function stripJpeg(bytes: Buffer): Buffer | null {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return null
  const parts: Buffer[] = [bytes.subarray(0, 2)]
  let at = 2
  let orientation = 1
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === EOI) return finish(parts, orientation)
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (end > bytes.length || end < at + 4) return null
    const segment = bytes.subarray(at, end)
    if (marker === APP1) orientation = orientationOf(segment.subarray(4)) ?? orientation
    if (isKept(marker, segment)) parts.push(segment)
    at = end
    if (marker !== SOS) continue
    const scanEnd = endOfScan(bytes, at)
    parts.push(bytes.subarray(at, scanEnd))
    at = scanEnd
  }
  // The picture lacks its last two bytes, and whatever follows is not part of it.
  return bytes[at] === 0xff && bytes[at + 1] === EOI ? finish(parts, orientation) : null
}

function isKept(marker: number, segment: Buffer): boolean {
  if (marker === COM) return false
  if (marker < APP0 || marker > APP15) return true
  if (marker === APP2) return segment.subarray(4, 4 + ICC.length).toString('latin1') === ICC
  return marker === APP0 || marker === APP14
}

/** Finds where the coded picture ends; stuffed zeros and restart marks belong to it. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    if (bytes[at] !== 0xff) continue
    const next = bytes[at + 1] ?? 0
    const isInside = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7)
    if (!isInside) return at
  }
  return bytes.length
}

function finish([start, ...parts]: Buffer[], orientation: number): Buffer {
  const turned = orientation === 1 ? [] : [orientationSegment(orientation)]
  return Buffer.concat([start ?? Buffer.alloc(0), ...turned, ...parts, Buffer.from([0xff, EOI])])
}

/** Reads 1 to 8 from the first directory of the EXIF block; null when it does not say. */
function orientationOf(block: Buffer): number | null {
  if (block.subarray(0, EXIF.length).toString('latin1') !== EXIF) return null
  const tiff = block.subarray(EXIF.length)
  if (tiff.length < 8) return null
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number) =>
    at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at)
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  const count = short(directory)
  for (let index = 0; index < count; index += 1) {
    const entry = directory + 2 + index * 12
    if (short(entry) !== ORIENTATION_TAG) continue
    const value = short(entry + 8)
    return value >= 1 && value <= 8 ? value : null
  }
  return null
}

/** Makes an EXIF block that says nothing but how to turn the picture. */
function orientationSegment(orientation: number): Buffer {
  const tiff = Buffer.alloc(26)
  tiff.write('MM\0*', 0, 'latin1')
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(1, 8)
  tiff.writeUInt16BE(ORIENTATION_TAG, 10)
  tiff.writeUInt16BE(3, 12)
  tiff.writeUInt32BE(1, 14)
  tiff.writeUInt16BE(orientation, 18)
  const head = Buffer.from([0xff, APP1, 0, 2 + EXIF.length + tiff.length])
  return Buffer.concat([head, Buffer.from(EXIF, 'latin1'), tiff])
}
