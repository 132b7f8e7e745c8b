/** A picture from the place, as far as one can be drawn here: a road with a hole in it, or without. */
import { crc32, deflateSync } from 'node:zlib'

const WIDTH = 320
const HEIGHT = 200
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const RGB_8_BIT = [8, 2, 0, 0, 0]
const NO_FILTER = 0

type Colour = readonly [red: number, green: number, blue: number]
const SKY: Colour = [168, 196, 222]
const GRASS: Colour = [108, 138, 92]
const ROAD: Colour = [112, 114, 118]
const HOLE: Colour = [52, 46, 42]
const PATCH: Colour = [74, 76, 80]
const STRIPE: Colour = [226, 226, 220]

export type PhotoLabel = 'before' | 'after'

/** PNG; `seed` moves the spot, so that two photos are not the same. */
export function drawPhoto(label: PhotoLabel, seed: number): Buffer {
  const centre = { x: 90 + (seed % 140), y: 140 + (seed % 25) }
  const rows = Array.from({ length: HEIGHT }, (_row, y) =>
    Buffer.from([
      NO_FILTER,
      ...Array.from({ length: WIDTH }, (_column, x) => colourAt({ x, y }, { centre, label })).flat(),
    ]),
  )
  const size = Buffer.alloc(8)
  size.writeUInt32BE(WIDTH, 0)
  size.writeUInt32BE(HEIGHT, 4)
  const header = Buffer.concat([size, Buffer.from(RGB_8_BIT)])
  const pixels = deflateSync(Buffer.concat(rows))
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

type Point = { x: number; y: number }

function colourAt({ x, y }: Point, { centre, label }: { centre: Point; label: PhotoLabel }): Colour {
  if (y < 70) return SKY
  if (y < 105) return GRASS
  const isSpot = ((x - centre.x) / 34) ** 2 + ((y - centre.y) / 14) ** 2 < 1
  if (isSpot) return label === 'before' ? HOLE : PATCH
  return Math.abs(y - 122) < 3 && x % 48 < 26 ? STRIPE : ROAD
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const framed = Buffer.alloc(body.length + 12)
  framed.writeUInt32BE(body.length, 0)
  named.copy(framed, 4)
  framed.writeUInt32BE(crc32(named), body.length + 8)
  return framed
}
