import type { BookContext } from '../writing/index.ts'
import { insertDay } from './days.repository.ts'

/** Asked again and again, so that a process that stood still at midnight keeps the same end a little later. */
export async function saveDay({ db, clock, region }: BookContext): Promise<string | null> {
  return insertDay(db, { timeZone: region.timeZone, now: clock() })
}
