/**
 * Removes files that were uploaded and not used: after a day their rows go, and then the bytes that no other row
 * names.
 */
import { DAY_MS } from '@veche/contract/durations.ts'
import type { JobDefinition } from '../background/jobs.ts'
import type { Clock } from '../clock.ts'
import type { Database, Db } from '../database/db.ts'
import { countUnused, deleteUnused, type ShelfRows } from './file-shelf.repository.ts'
import type { FileStore } from './files.ts'

export type FileShelf = {
  countUnused(db: Db, whose: Readonly<Record<string, string>>): Promise<number>
  removeUnused(services: Sweeping): Promise<void>
}

/** `files`: where the bytes of this shelf lie. */
type Sweeping = { db: Database; clock: Clock; files: Pick<FileStore, 'remove'> }

const KEPT_MS = DAY_MS
const REMOVED_AT_ONCE = 200

export function createFileShelf(
  table: string,
  isUnused: ShelfRows['isUnused'],
  beside?: ShelfRows['beside'],
): FileShelf {
  const rows = { table, isUnused, beside }
  return {
    countUnused: (db, whose) => countUnused(db, rows, whose),
    async removeUnused({ db, clock, files }) {
      const old = { before: new Date(clock().getTime() - KEPT_MS), limit: REMOVED_AT_ONCE }
      const hashes = await db.transaction().execute((tx) => deleteUnused(tx, rows, old))
      for (const hash of hashes) await files.remove(hash)
    },
  }
}

/** Makes the job that sweeps a shelf each hour, at another minute than the other shelves. */
export function sweepJob(
  { name, cron }: { name: string; cron: string },
  shelf: FileShelf,
  services: Sweeping,
): JobDefinition {
  return { name, cron, handle: () => shelf.removeUnused(services) }
}
