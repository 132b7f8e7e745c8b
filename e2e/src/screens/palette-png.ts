/** Makes a picture of an interface three times smaller: at most 256 colours, the frequent ones kept exactly. */
import { crc32, deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const COLOURS = 256
const TRUE_COLOUR = 2
const TRUE_COLOUR_ALPHA = 6

type Image = { width: number; height: number; channels: number; pixels: Buffer }

export function toPalettePng(png: Buffer): Buffer {
  const { width, height, channels, pixels } = decode(png)
  const colours = new Uint32Array(width * height)
  const counts = new Map<number, number>()
  for (let at = 0; at < colours.length; at += 1) {
    const colour = pixels.readUIntBE(at * channels, 3)
    colours[at] = colour
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const palette = choosePalette(counts)
  const indexes = new Map([...counts.keys()].map((colour) => [colour, nearest(palette, colour)]))
  const rows = Buffer.alloc((width + 1) * height)
  for (let at = 0; at < colours.length; at += 1) {
    rows[at + Math.floor(at / width) + 1] = indexes.get(colours[at] ?? 0) ?? 0
  }
  return encode({ width, height, rows, palette })
}

/** Half by frequency, half by being far from what is chosen: rare state colours must not turn grey. */
function choosePalette(counts: ReadonlyMap<number, number>): number[] {
  const byCount = [...counts].sort(([, one], [, two]) => two - one).map(([colour]) => colour)
  const palette = byCount.slice(0, COLOURS / 2)
  const gaps = byCount.slice(COLOURS / 2).map((colour) => ({
    colour,
    gap: Math.min(...palette.map((chosen) => distance(chosen, colour))),
  }))
  while (palette.length < COLOURS && gaps.length > 0) {
    let worst = 0
    for (let at = 1; at < gaps.length; at += 1) {
      if (weight(gaps[at], counts) > weight(gaps[worst], counts)) worst = at
    }
    const chosen = gaps.splice(worst, 1)[0]?.colour ?? 0
    palette.push(chosen)
    for (const entry of gaps) entry.gap = Math.min(entry.gap, distance(chosen, entry.colour))
  }
  return palette
}

type Gap = { colour: number; gap: number } | undefined

function weight(entry: Gap, counts: ReadonlyMap<number, number>): number {
  return entry ? entry.gap * Math.sqrt(counts.get(entry.colour) ?? 0) : 0
}

function distance(one: number, two: number): number {
  const red = (one >> 16) - (two >> 16)
  const green = ((one >> 8) & 255) - ((two >> 8) & 255)
  const blue = (one & 255) - (two & 255)
  return red * red + green * green + blue * blue
}

function nearest(palette: readonly number[], colour: number): number {
  let best = 0
  let bestDistance = Number.POSITIVE_INFINITY
  for (const [index, candidate] of palette.entries()) {
    const gap = distance(candidate, colour)
    if (gap < bestDistance) [best, bestDistance] = [index, gap]
  }
  return best
}

function decode(png: Buffer): Image {
  const chunks = readChunks(png)
  const header = chunks.find(({ type }) => type === 'IHDR')?.body
  if (!header) throw new Error('Not a PNG')
  const [width, height, depth, kind] = [header.readUInt32BE(0), header.readUInt32BE(4), header[8], header[9]]
  if (depth !== 8 || (kind !== TRUE_COLOUR && kind !== TRUE_COLOUR_ALPHA)) throw new Error('Not a screenshot')
  const channels = kind === TRUE_COLOUR ? 3 : 4
  const body = chunks.flatMap(({ type, body }) => (type === 'IDAT' ? [body] : []))
  return {
    width,
    height,
    channels,
    pixels: unfilter(inflateSync(Buffer.concat(body)), width * channels, channels),
  }
}

function readChunks(png: Buffer): { type: string; body: Buffer }[] {
  const chunks: { type: string; body: Buffer }[] = []
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at)
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), body: png.subarray(at + 8, at + 8 + length) })
    at += length + 12
  }
  return chunks
}

function unfilter(rows: Buffer, stride: number, channels: number): Buffer {
  const height = rows.length / (stride + 1)
  const pixels = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y += 1) {
    const filter = rows[y * (stride + 1)] ?? 0
    for (let x = 0; x < stride; x += 1) {
      const left = x >= channels ? (pixels[y * stride + x - channels] ?? 0) : 0
      const up = y > 0 ? (pixels[(y - 1) * stride + x] ?? 0) : 0
      const upLeft = y > 0 && x >= channels ? (pixels[(y - 1) * stride + x - channels] ?? 0) : 0
      const raw = rows[y * (stride + 1) + 1 + x] ?? 0
      pixels[y * stride + x] = (raw + predict(filter, { left, up, upLeft })) & 255
    }
  }
  return pixels
}

function predict(filter: number, { left, up, upLeft }: { left: number; up: number; upLeft: number }): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  if (filter !== 4) return 0
  const [toLeft, toUp, toUpLeft] = [
    Math.abs(up - upLeft),
    Math.abs(left - upLeft),
    Math.abs(left + up - 2 * upLeft),
  ]
  if (toLeft <= toUp && toLeft <= toUpLeft) return left
  return toUp <= toUpLeft ? up : upLeft
}

type Indexed = { width: number; height: number; rows: Buffer; palette: readonly number[] }

function encode({ width, height, rows, palette }: Indexed): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  const colours = Buffer.alloc(palette.length * 3)
  for (const [index, colour] of palette.entries()) colours.writeUIntBE(colour, index * 3, 3)
  const body = deflateSync(rows, { level: 9 })
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', body),
    chunk('IEND'),
  ])
}

function chunk(type: string, body: Buffer = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
