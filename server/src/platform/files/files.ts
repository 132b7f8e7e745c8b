/**
 * Keeps bytes under their hash in the data folder, so that the same picture twice is one file and a file never
 * changes.
 */
import { createHash, randomUUID } from 'node:crypto'
import { access, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { AppError } from '../errors.ts'

/** In the data folder, or in a store: see `store/`. */
export type FileStore = {
  /** Gives the hash under which the bytes are found again. It is safe to repeat. */
  save: (bytes: Uint8Array) => Promise<string>
  has: (hash: string) => Promise<boolean>
  /** Null when there is no such file, also when another machine has it. Throws where the bytes have changed. */
  find: (hash: string) => Promise<Buffer | null>
  /** Gives the same as a stream, or the part of it from `start` to `end`, both included. */
  open: (hash: string, range: { start: number; end: number } | null) => Promise<Readable | null>
  /** It is safe to repeat. */
  remove: (hash: string) => Promise<void>
}

const HASH = /^[0-9a-f]{64}$/

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** `aa/<hash>`. A hash comes from the database, but a path is made only of what was checked to be a hash. */
export function placeOf(hash: string): string {
  if (!HASH.test(hash)) throw new Error('Not a hash')
  return `${hash.slice(0, 2)}/${hash}`
}

/** What lies there is not what was saved: nobody is shown it. */
export function damagedFile(): AppError {
  return new AppError('file.damaged', 500)
}

export function createFileStore(folder: string): FileStore {
  const pathOf = (hash: string) => path.join(folder, placeOf(hash))
  return {
    async save(bytes) {
      const hash = hashOf(bytes)
      const place = pathOf(hash)
      await mkdir(path.dirname(place), { recursive: true, mode: 0o700 })
      const fresh = `${place}.${randomUUID()}`
      await writeFile(fresh, bytes, { mode: 0o600, flush: true })
      // A renamed file appears whole or not at all.
      await rename(fresh, place)
      return hash
    },
    has: async (hash) => (await orNull(access(pathOf(hash)).then(() => true))) ?? false,
    async find(hash) {
      const bytes = await orNull(readFile(pathOf(hash)))
      if (bytes !== null && hashOf(bytes) !== hash) throw damagedFile()
      return bytes
    },
    async open(hash, range) {
      const file = await orNull(open(pathOf(hash)))
      return file?.createReadStream({ ...range }) ?? null
    },
    remove: async (hash) => rm(pathOf(hash), { force: true }),
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
