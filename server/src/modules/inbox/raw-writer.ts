import { type Database, isDatabaseAway } from '../../platform/db.ts'
import type { Vault } from '../../platform/vault.ts'
import { insertRawAndWake, type NewRaw } from './raw-inbox.repository.ts'

const MAX_ROWS = 500

export type RawWriter = {
  /** Resolves once the rows are committed: only then may the network be told that we have them. */
  write: (rows: readonly NewRaw[]) => Promise<void>
}

type Waiting = { rows: readonly NewRaw[]; resolve: () => void; reject: (error: unknown) => void }

/**
 * Commits together what arrives while the last commit is under way: a burst costs a few commits, a single
 * message costs no wait.
 */
export function createRawWriter(db: Database, vault: Vault): RawWriter {
  let queue: Waiting[] = []
  let isWriting = false

  async function flush(): Promise<void> {
    isWriting = true
    while (queue.length > 0) {
      await writeBatch(takeBatch())
    }
    isWriting = false
  }

  async function writeBatch(batch: readonly Waiting[]): Promise<void> {
    try {
      // A batch may hold one delivery twice; PostgreSQL takes that with "do nothing".
      await insertRawAndWake(
        db,
        vault,
        batch.flatMap((item) => item.rows),
      )
      for (const item of batch) item.resolve()
    } catch (error) {
      if (batch.length > 1 && !isDatabaseAway(error)) {
        // One delivery cannot be stored; it must not turn away those that came beside it.
        for (const item of batch) await writeBatch([item])
        return
      }
      for (const item of batch) item.reject(error)
    }
  }

  function takeBatch(): Waiting[] {
    let rowCount = 0
    const end = queue.findIndex((item) => {
      rowCount += item.rows.length
      return rowCount > MAX_ROWS
    })
    const size = end === -1 ? queue.length : Math.max(end, 1)
    const batch = queue.slice(0, size)
    queue = queue.slice(size)
    return batch
  }

  return {
    write(rows) {
      return new Promise((resolve, reject) => {
        queue.push({ rows, resolve, reject })
        if (!isWriting) void flush()
      })
    },
  }
}
