/** Reads the archive that PostgreSQL makes of its folder, and nothing else: files, folders and no links. */
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'

const BLOCK = 512
type Entry = { name: string; kind: 'file' | 'folder'; size: number }

/** Writes what the archive holds into a folder. */
export async function unpackTar(source: Readable, folder: string): Promise<void> {
  const reader = createReader(source)
  for (;;) {
    const head = await reader.take(BLOCK)
    if (head === null || head.every((byte) => byte === 0)) break
    const { name, kind, size } = readEntry(head)
    const place = path.join(folder, name)
    if (kind === 'folder') {
      await mkdir(place, { recursive: true, mode: 0o700 })
    } else {
      await mkdir(path.dirname(place), { recursive: true, mode: 0o700 })
      await writeEntry(reader, place, size)
      await reader.skip((BLOCK - (size % BLOCK)) % BLOCK)
    }
  }
  // What follows is read as well, so that the sums of the whole are looked at.
  await reader.drain()
}

export function readEntry(head: Buffer): Entry {
  const prefix = textAt(head, 345, 155)
  const name = (prefix === '' ? '' : `${prefix}/`) + textAt(head, 0, 100)
  const letter = textAt(head, 156, 1)
  const size = Number.parseInt(textAt(head, 124, 12).trim() || '0', 8)
  if (!Number.isSafeInteger(size)) throw new Error(`The archive of the database has a broken size at ${name}`)
  if (name === '' || path.isAbsolute(name) || name.split('/').includes('..'))
    throw new Error(`The archive of the database names a place outside: ${name}`)
  if (letter === '5') return { name, kind: 'folder', size: 0 }
  if (letter === '0' || letter === '') return { name, kind: 'file', size }
  throw new Error(`${name} lies outside the folder of the database: a tablespace or a link`)
}

function textAt(head: Buffer, start: number, length: number): string {
  const part = head.subarray(start, start + length)
  const end = part.indexOf(0)
  return part.subarray(0, end === -1 ? length : end).toString('utf8')
}

async function writeEntry(reader: Reader, place: string, size: number): Promise<void> {
  const file = createWriteStream(place, { mode: 0o600 })
  const failed = new Promise<never>((_, reject) => file.once('error', reject))
  failed.catch(() => undefined)
  for (let left = size; left > 0; ) {
    const piece = await reader.takeUpTo(left)
    if (piece === null) throw new Error('The archive of the database ends too early')
    left -= piece.length
    if (!file.write(piece))
      await Promise.race([failed, new Promise<void>((resolve) => file.once('drain', () => resolve()))])
  }
  await Promise.race([failed, new Promise<void>((resolve) => file.end(() => resolve()))])
}

type Reader = ReturnType<typeof createReader>

function createReader(source: Readable) {
  const pieces: AsyncIterator<Buffer> = source[Symbol.asyncIterator]()
  let kept: Buffer = Buffer.alloc(0)
  async function takeUpTo(size: number): Promise<Buffer | null> {
    if (kept.length === 0) {
      const next = await pieces.next()
      if (next.done) return null
      kept = next.value
    }
    const piece = kept.subarray(0, size)
    kept = kept.subarray(piece.length)
    return piece
  }
  async function take(size: number): Promise<Buffer | null> {
    const parts: Buffer[] = []
    for (let left = size; left > 0; ) {
      const piece = await takeUpTo(left)
      if (piece === null) return null
      parts.push(piece)
      left -= piece.length
    }
    return Buffer.concat(parts)
  }
  return {
    take,
    takeUpTo,
    async skip(size: number) {
      if (size > 0) await take(size)
    },
    async drain() {
      while ((await takeUpTo(Number.MAX_SAFE_INTEGER)) !== null);
    },
  }
}
