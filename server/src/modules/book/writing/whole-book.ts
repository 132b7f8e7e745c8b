import { setTimeout as wait } from 'node:timers/promises'
import type { Tx } from '../../../platform/database/db.ts'
import { AppError } from '../../../platform/errors.ts'
import { appendWithin, BATCH, type BookContext } from './append-changes.ts'

const TRIES = 10
const PAUSE_MS = 200
const SERIALIZATION_FAILURE = '40001'

/**
 * Reads at a moment at which the Book holds every step: what is read then is what its first `size` entries say. The
 * steps that wait are written first, in the same snapshot.
 */
export async function readAtWholeBook<T>(
  { db, ...services }: BookContext,
  read: (tx: Tx) => Promise<T>,
): Promise<{ size: number; value: T }> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const found = await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (tx) => {
        const size = await appendAll(tx, services)
        return size === null ? null : { size, value: await read(tx) }
      })
      .catch(nullIfOvertaken)
    if (found) return found
    await wait(PAUSE_MS)
  }
  throw new AppError('http.overloaded', 503)
}

/** The size of the Book then; null where another node is writing. */
export async function appendAll(tx: Tx, services: Omit<BookContext, 'db'>): Promise<number | null> {
  for (;;) {
    const appended = await appendWithin(tx, services)
    if (!appended || appended.taken < BATCH) return appended?.size ?? null
  }
}

/** The Book has grown since the snapshot was taken. */
function nullIfOvertaken(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === SERIALIZATION_FAILURE) return null
  throw error
}
