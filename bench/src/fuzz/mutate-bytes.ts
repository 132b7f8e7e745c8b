/** Spoils bytes as they may be spoilt on their way, whatever they say. */
import { gzipSync } from 'node:zlib'
import type { Random } from '../lib/random.ts'

const OVER_THE_LIMIT = 1024 * 1024 + 1

type Damage = (body: Buffer, random: Random) => Buffer

const flipBits: Damage = (body, random) => {
  const damaged = Buffer.from(body)
  for (let flips = random.integer(1, 8); flips > 0 && damaged.length > 0; flips -= 1) {
    const at = random.integer(0, damaged.length - 1)
    damaged[at] = (damaged[at] ?? 0) ^ (1 << random.integer(0, 7))
  }
  return damaged
}

const truncate: Damage = (body, random) => body.subarray(0, random.integer(0, body.length))

const splice: Damage = (body, random) => {
  const at = random.integer(0, body.length)
  return Buffer.concat([body.subarray(0, at), noise(random.integer(1, 40), random), body.subarray(at)])
}

function noise(length: number, random: Random): Buffer {
  return Buffer.from(Array.from({ length }, () => random.integer(0, 255)))
}

/** Names a property twice. Readers of JSON take the last of two, and ours must not check one and work with the other. */
const repeatKey: Damage = (body, random) => {
  const text = body.toString('utf8')
  const pairs = [...text.matchAll(/"(\w+)"\s*:\s*("[^"\\]*"|-?\d+|true|false|null)/g)]
  if (pairs.length === 0) return body
  const [, name] = random.pick(pairs)
  const value = random.pick(['null', '""', '1e400', '[]', '-99999999999999999999', '"\\u0000"'])
  return Buffer.from(text.replace('{', `{"${name}":${value},`))
}

const bigNumber: Damage = (body, random) => {
  const digits = '1234567890'.repeat(random.integer(2, 40))
  return Buffer.from(body.toString('utf8').replace(/:\s*\d+/, `:${random.pick(['-', ''])}${digits}`))
}

const nest: Damage = (body, random) => {
  const depth = random.pick([100, 3000, 100_000])
  const [open, close] = random.pick([
    ['[', ']'],
    ['{"a":', '}'],
  ] as const)
  const inside = random.next() < 0.5 ? body.toString('utf8') : '1'
  const nested = Buffer.from(open.repeat(depth) + inside + close.repeat(depth))
  // Wraps the whole, or adds one more field to it.
  if (random.next() < 0.5) return nested
  return Buffer.from(body.toString('utf8').replace('{', `{"deep":${nested},`))
}

const DAMAGES: readonly Damage[] = [
  ...[flipBits, flipBits, truncate, splice, repeatKey, repeatKey, bigNumber, nest],
  (body) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), body]),
  (body) => Buffer.concat([body, Buffer.from([0xff, 0xfe, 0xc3])]),
  (body) => Buffer.from(body.toString('utf8'), 'utf16le'),
  (_body, random) => noise(random.integer(0, 600), random),
  (body) => gzipSync(body),
  (body) => Buffer.concat([body, Buffer.alloc(random64(body), 0x20)]),
]

/** Draws few of these, because each is a megabyte. */
export const overTheLimit: Damage = (body) => Buffer.concat([body, Buffer.alloc(OVER_THE_LIMIT, 0x20)])

export const damage: Damage = (body, random) => random.pick(DAMAGES)(body, random)

function random64(body: Buffer): number {
  return (body.length % 7) * 64
}
