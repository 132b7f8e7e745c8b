import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createOpener, createSealer } from './sealing.ts'

const key = Buffer.alloc(32, 7)
const CHUNK = 64 * 1024

async function seal(text: Buffer, fileName = 'base.tar', pieceBytes = 10_000): Promise<Buffer> {
  const pieces: Buffer[] = []
  for (let at = 0; at < text.length; at += pieceBytes) pieces.push(text.subarray(at, at + pieceBytes))
  return buffer(Readable.from(pieces).pipe(createSealer(key, fileName)))
}

function open(sealed: Buffer, { with: given = key, fileName = 'base.tar' } = {}): Promise<Buffer> {
  const opener = createOpener(given, fileName)
  Readable.from([sealed.subarray(0, 11), sealed.subarray(11)]).pipe(opener)
  return buffer(opener)
}

it.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 17])(
  'gives back %i bytes',
  async (size) => {
    const text = randomBytes(size)
    const sealed = await seal(text)
    expect((await open(sealed)).equals(text)).toBe(true)
    if (size > 40) expect(sealed.includes(text.subarray(0, 40))).toBe(false)
  },
)

it('refuses a byte that was changed, wherever it stands', async () => {
  const sealed = await seal(randomBytes(CHUNK + 500))
  await fc.assert(
    fc.asyncProperty(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const other = Buffer.from(sealed)
      other.writeUInt8((other.readUInt8(at) ^ change) & 255, at)
      await expect(open(other)).rejects.toThrow('base.tar is damaged')
    }),
    { numRuns: 60 },
  )
})

it('refuses what was cut, lengthened, moved or opened with another key', async () => {
  const sealed = await seal(randomBytes(2 * CHUNK))
  const head = sealed.subarray(0, 24)
  const [one, two] = [sealed.subarray(24, 24 + CHUNK + 16), sealed.subarray(24 + CHUNK + 16)]
  for (const other of [
    sealed.subarray(0, -1),
    Buffer.concat([head, one]),
    Buffer.concat([head, two, one]),
    Buffer.concat([sealed, Buffer.alloc(1)]),
    head,
    Buffer.alloc(0),
  ])
    await expect(open(other)).rejects.toThrow('is damaged')
  await expect(open(sealed, { with: Buffer.alloc(32, 8) })).rejects.toThrow('is damaged')
  await expect(open(sealed, { fileName: 'secret' })).rejects.toThrow('secret is damaged')
})
