/** Bytes by their hash, in the data folder: the same picture twice is one file, and a file never changes. */
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'

export type FileStore = {
  /** Gives the hash under which the bytes are found again; safe to repeat. */
  save: (bytes: Uint8Array) => Promise<string>
  /** Null when there is no such file, also when another machine has it. */
  find: (hash: string) => Promise<Buffer | null>
  remove: (hash: string) => Promise<void>
}

const HASH = /^[0-9a-f]{64}$/

export function createFileStore(folder: string): FileStore {
  const placeOf = (hash: string) => {
    // A hash comes from the database, but a path is never made of what was not looked at.
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
      // Appears whole or not at all.
      await rename(fresh, place)
      return hash
    },
    async find(hash) {
      try {
        return await readFile(placeOf(hash))
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
        throw error
      }
    },
    remove: (hash) => rm(placeOf(hash), { force: true }),
  }
}
