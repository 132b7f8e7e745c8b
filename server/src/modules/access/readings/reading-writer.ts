/**
 * Gathers what was read and writes it a second later, many rows in one statement: a response never waits for it. A
 * process that is told to stop writes what it holds; one that is killed loses the last second.
 */
import type { Database } from '../../../platform/database/db.ts'
import { beyondScope } from '../../../platform/database/readers/reader.ts'
import type { Log } from '../../../platform/log.ts'
import { addReadings, type NewReading } from './readings.repository.ts'

const GATHERED_MS = 1000
const MOST_AT_ONCE = 500
/** While the database is away hardly anything can be read; beyond this the loss is told in the log. */
const MOST_WAITING = 20_000
/** A card asks for its parts by a dozen requests, and its photos one by one: within a minute they are one reading. */
const SAME_MS = 60_000

export type ReadingWriter = { add: (reading: NewReading) => void; stop: () => Promise<void> }

export function createReadingWriter({ db, log }: { db: Database; log: Log }): ReadingWriter {
  let waiting: NewReading[] = []
  let lost = 0
  let timer: NodeJS.Timeout | null = null
  let writing: Promise<void> = Promise.resolve()
  const seen = new Map<string, number>()

  function isSeen({ userId, how, ids, numbers, ref, at }: NewReading): boolean {
    if (how === 'list' || how === 'contact') return false
    const key = `${userId} ${how} ${ref} ${ids.join()} ${numbers.join()}`
    const before = seen.get(key) ?? Number.NEGATIVE_INFINITY
    if (at.getTime() - before < SAME_MS) return true
    seen.set(key, at.getTime())
    return false
  }

  async function write(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MOST_AT_ONCE)
      try {
        await addReadings(db, batch)
      } catch (error) {
        log.error({ err: error, waiting: waiting.length }, 'access: what was read is not written yet')
        return
      }
      waiting = waiting.slice(batch.length)
    }
    if (lost > 0) log.error({ lost }, 'access: too much was read to be written down')
    lost = 0
    const latest = Math.max(...seen.values())
    for (const [key, at] of seen) if (latest - at > SAME_MS) seen.delete(key)
  }

  function flush(): Promise<void> {
    if (timer) clearTimeout(timer)
    timer = null
    writing = writing.then(write)
    return writing
  }

  return {
    add(reading) {
      if (isSeen(reading)) return
      if (waiting.length >= MOST_WAITING) lost += 1
      else waiting.push(reading)
      // Whoever set the timer, one batch has what many have read.
      timer ??= setTimeout(
        () => void beyondScope('one batch has the readings of many', flush),
        GATHERED_MS,
      ).unref()
    },
    stop: flush,
  }
}
