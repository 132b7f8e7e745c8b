/**
 * Moves every file between the data folder and the store, while people work. A file is read, written to its new place
 * and read there before it leaves the old one, so the work may be stopped at any moment and begun again.
 */
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { Config } from '../../../platform/config.ts'
import type { Database } from '../../../platform/database/db.ts'
import { AppError } from '../../../platform/errors.ts'
import { createFileStore, type FileStore } from '../../../platform/files/files.ts'
import type { Bucket } from '../../../platform/files/store/bucket.ts'
import { isHashNamed } from './named-hash.repository.ts'

export type Moved = {
  moved: number
  bytes: number
  /** Paths of files whose bytes are not those that were saved: they stay where they are. */
  damaged: string[]
  isStopped: boolean
}
type MoveOptions = {
  to: 'store' | 'folder'
  bucket: Bucket
  db: Database
  config: Pick<Config, 'dataDir'>
  say: (moved: Moved) => void
  signal: AbortSignal
}
type Place = { list: () => AsyncGenerator<{ path: string }>; shelf: (name: string) => FileStore }

const AT_ONCE = 6
const FILE = /^(?:([a-z]+)\/)?[0-9a-f]{2}\/([0-9a-f]{64})$/

export async function moveFiles({ to, bucket, db, config, say, signal }: MoveOptions): Promise<Moved> {
  const folder = placeOfFolder(path.join(config.dataDir, 'files'))
  const [from, into] = to === 'store' ? [folder, bucket] : [bucket, folder]
  const moved: Moved = { moved: 0, bytes: 0, damaged: [], isStopped: false }
  const files = from.list()
  async function work(): Promise<void> {
    while (!signal.aborted) {
      const { value, done } = await files.next()
      if (done) return
      const found = FILE.exec(value.path)
      const [, shelf = '', hash] = found ?? []
      if (hash === undefined) continue
      try {
        // Added after the wait: others add to it meanwhile.
        const bytes = await moveOne({ hash, from: from.shelf(shelf), into: into.shelf(shelf), db })
        moved.bytes += bytes
        moved.moved += 1
        say(moved)
      } catch (error) {
        if (!(error instanceof AppError && error.code === 'file.damaged')) throw error
        moved.damaged.push(value.path)
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return { ...moved, isStopped: signal.aborted }
}

type One = { hash: string; from: FileStore; into: FileStore; db: Database }

async function moveOne({ hash, from, into, db }: One): Promise<number> {
  const bytes = await from.find(hash)
  if (bytes === null) return 0
  await into.save(bytes)
  if ((await into.find(hash)) === null) throw new Error(`${hash} is not where it was written`)
  // Somebody erased it meanwhile, or another such command has moved it: only then a row still names it.
  if (!(await from.has(hash)) && !(await isHashNamed(db, hash))) await into.remove(hash)
  await from.remove(hash)
  return bytes.length
}

function placeOfFolder(root: string): Place {
  return { list: () => listFolder(root, ''), shelf: (name) => createFileStore(path.join(root, name)) }
}

async function* listFolder(root: string, folder: string): AsyncGenerator<{ path: string }> {
  if (!existsSync(path.join(root, folder))) return
  for (const entry of await readdir(path.join(root, folder), { withFileTypes: true })) {
    const place = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) yield* listFolder(root, place)
    else yield { path: place }
  }
}
