/** Removes EXIF and XMP from a WebP. Pure. */
const HEADER = 12
const EXIF_AND_XMP = 0b0000_1100
const DROPPED = new Set(['EXIF', 'XMP '])
const KNOWN = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])

/** Gives null when it is not a whole WebP. Drops chunks of other kinds too, because nobody knows what they tell. */
export function stripWebp(bytes: Buffer): Buffer | null {
  if (bytes.length < HEADER + 8) return null
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP') return null
  const total = 8 + bytes.readUInt32LE(4)
  if (total > bytes.length) return null
  const parts: Buffer[] = []
  let at = HEADER
  while (at + 8 <= total) {
    const type = bytes.toString('latin1', at, at + 4)
    const size = bytes.readUInt32LE(at + 4)
    const end = at + 8 + size + (size % 2)
    if (end > total) return null
    const chunk = Buffer.from(bytes.subarray(at, end))
    if (type === 'VP8X' && size >= 1) chunk[8] = (chunk[8] ?? 0) & ~EXIF_AND_XMP
    if (KNOWN.has(type) && !DROPPED.has(type)) parts.push(chunk)
    at = end
  }
  if (parts.length === 0) return null
  const body = Buffer.concat(parts)
  const head = Buffer.from('RIFF....WEBP', 'latin1')
  head.writeUInt32LE(4 + body.length, 4)
  return Buffer.concat([head, body])
}
