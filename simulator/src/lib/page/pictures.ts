/** Pictures made on the spot: initials for faces, coloured stripes for photographs. */
import { createHash } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'
import { html } from './html.ts'

const PALETTE = [
  '#1b4b7a',
  '#a05325',
  '#14626f',
  '#7d5200',
  '#24693c',
  '#68399b',
  '#9e1040',
  '#52587a',
] as const
const WIDTH = 604
const HEIGHT = 453
const STRIPE = 38

export function initialsPicture(id: number, name: string): string {
  const initials = name
    .split(' ')
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase()
  const colour = PALETTE[Math.abs(id) % PALETTE.length] ?? PALETTE[0]
  const shape =
    id < 0
      ? html`<rect width="80" height="80" rx="16" fill="${colour}"/>`
      : html`<circle cx="40" cy="40" r="40" fill="${colour}"/>`
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="80" height="80" viewBox="0 0 80 80">${shape}<text x="40" y="41" fill="#fff" font-family="system-ui, sans-serif" font-size="30" font-weight="600" text-anchor="middle" dominant-baseline="central">${initials}</text></svg>`
    .markup
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

/** A PNG of two colours derived from the key, so that every photograph is its own file. */
export function photoPicture(key: string): Buffer {
  const digest = createHash('sha256').update(key).digest()
  const base = digest.subarray(0, 3).map((byte) => 120 + (byte % 90))
  const colours = [base, base.map((byte) => byte + 16)]
  const header = Buffer.alloc(13)
  header.writeUInt32BE(WIDTH, 0)
  header.writeUInt32BE(HEIGHT, 4)
  header.set([8, 3, 0, 0, 0], 8)
  const pixels = Buffer.alloc((WIDTH + 1) * HEIGHT)
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      pixels[y * (WIDTH + 1) + 1 + x] = Math.floor((x + y) / STRIPE) % 2
    }
  }
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.concat(colours)),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
