import { type Database, isDatabaseAway } from '../../../platform/database/db.ts'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import type { Vault } from '../../../platform/vault.ts'
import { type PipelineServices, workOff } from '../process-batch.ts'
import { insertRawAhead, insertRawAndWake, type NewRaw, wakePipeline } from './raw-inbox.repository.ts'

const MAX_ROWS = 500
/** More than this waits for the pipeline: whoever delivers is not kept waiting for the work on all of it. */
const ROWS_AT_ONCE = 64

export type RawWriter = {
  /** Resolves once the rows are committed: only then may the network be told that we have them. */
  write: (rows: readonly NewRaw[]) => Promise<void>
}

type Waiting = { rows: readonly NewRaw[]; resolve: () => void; reject: (error: unknown) => void }
/** `services`: this process works on messages too, and does so in the transaction that takes them in. */
type WriterDeps = { db: Database; vault: Vault; services?: PipelineServices }

/**
 * Commits together what arrives while the last commit is under way: a burst costs a few commits, a single
 * message costs no wait.
 */
export function createRawWriter(deps: WriterDeps): RawWriter {
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
      await save(
        deps,
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
        if (!isWriting) void beyondScope('one batch has the deliveries of many', flush)
      })
    },
  }
}

async function save({ db, vault, services }: WriterDeps, rows: readonly NewRaw[]): Promise<void> {
  if (services && rows.length <= ROWS_AT_ONCE) {
    try {
      await saveAndWorkOff({ db, vault, services }, rows)
      return
    } catch (error) {
      if (isDatabaseAway(error)) throw error
      // Nothing of it was committed. Stored without the work on it, it is the pipeline that finds the row at fault.
      services.log.warn({ err: error }, 'work failed, the delivery is kept for the pipeline')
    }
  }
  // A batch may hold one delivery twice; PostgreSQL takes that with "do nothing".
  await insertRawAndWake(db, vault, rows)
}

async function saveAndWorkOff(
  { db, vault, services }: Required<WriterDeps>,
  rows: readonly NewRaw[],
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    insertRawAhead(tx, vault, rows)
    const worked = await workOff(tx, services, ROWS_AT_ONCE)
    // Another process works, or more waits than is worked off here.
    if (worked === 0 || worked === ROWS_AT_ONCE) await wakePipeline(tx)
  })
}
