/**
 * Keeps bytes under their hash in the data folder, so that the same picture twice is one file and a file never
 * changes.
 */
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'

export type FileStore = {
  /** Gives the hash under which the bytes are found again. It is safe to repeat. */
  save: (bytes: Uint8Array) => Promise<string>
  /** Null when there is no such file, also when another machine has it. */
  find: (hash: string) => Promise<Buffer | null>
  /** Gives the same as a stream, or the part of it from `start` to `end`, both included. */
  open: (hash: string, range: { start: number; end: number } | null) => Promise<Readable | null>
  remove: (hash: string) => Promise<void>
}

const HASH = /^[0-9a-f]{64}$/

export function createFileStore(folder: string): FileStore {
  const placeOf = (hash: string) => {
    // A hash comes from the database, but a path is made only of what was checked to be a hash.
    if (!HASH.test(hash)) throw new Error('Not a hash')
    return path.join(folder, hash.slice(0, 2), hash)
  }
  return {
    async save(bytes) {
      const hash = createHash('sha256').update(bytes).digest('hex')
      const place = placeOf(hash)
      await mkdir(path.dirname(place), { recursive: true, mode: 0o700 })
      const fresh = `${place}.${randomUUID()}`
      await writeFile(fresh, bytes, { mode: 0o600, flush: true })
      // A renamed file appears whole or not at all.
      await rename(fresh, place)
      return hash
    },
    async find(hash) {
      return orNull(readFile(placeOf(hash)))
    },
    async open(hash, range) {
      const file = await orNull(open(placeOf(hash)))
      return file?.createReadStream({ ...range }) ?? null
    },
    remove: (hash) => rm(placeOf(hash), { force: true }),
  }
}

async function orNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
