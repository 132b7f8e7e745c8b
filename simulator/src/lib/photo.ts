/** Draws a picture from the place as a PNG, as far as one can be drawn here. */
import { createHash } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'
import { FIELD, type PhotoLabel, paint, type Scene } from './scenes.ts'

/** The field is small, and the picture is twice as large. */
const SCALE = 2
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const RGB_8_BIT = [8, 2, 0, 0, 0]

/** `seed` moves the spot and turns the light, so that two photos are not the same. */
export function drawPhoto(scene: Scene, label: PhotoLabel, seed: number): Buffer {
  const spot = { x: 90 + (seed % 140), y: 155 + (seed % 45) }
  const light = (seed >>> 8) % 29
  const [width, height] = [FIELD.width * SCALE, FIELD.height * SCALE]
  // Each row begins with the byte that says it is not filtered.
  const rows = Buffer.alloc((width * 3 + 1) * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const colour = paint(scene, { x: x / SCALE, y: y / SCALE }, { spot, label })
      for (const [at, part] of colour.entries())
        rows[y * (width * 3 + 1) + 1 + x * 3 + at] = Math.max(0, part - light)
    }
  }
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, ...RGB_8_BIT])
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([SIGNATURE, ...parts])
}

/**
 * Draws what a resident photographed, which is always a road (residents/photos.ts); every key has a picture of its
 * own.
 */
export function photoPicture(key: string): Buffer {
  return drawPhoto('road', 'before', createHash('sha256').update(key).digest().readUInt32BE(0))
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const framed = Buffer.alloc(body.length + 12)
  framed.writeUInt32BE(body.length, 0)
  named.copy(framed, 4)
  framed.writeUInt32BE(crc32(named), body.length + 8)
  return framed
}
