import { DAY_MS } from '@veche/contract/durations.ts'
import type { Database } from '../../platform/database/db.ts'
import { computeRhythm } from './domain/rhythm.ts'
import { countByHourOfWeek, listConnected, updateRhythm } from './watch.repository.ts'

const WEEKS = 4
const WEEK_MS = 7 * DAY_MS

/** Once a day: what each channel brought in during the last weeks, by the hour of the week. Messages belong to `inbox`. */
export async function computeRhythms(db: Database, now: Date): Promise<void> {
  const from = new Date(now.getTime() - WEEKS * WEEK_MS)
  const rows = await countByHourOfWeek(db, from)
  const counted = Map.groupBy(rows, ({ channelId }) => channelId)
  const channels = await listConnected(db)
  for (const { id, createdAt } of channels) {
    const since = createdAt > from ? createdAt : from
    const rhythm = computeRhythm(counted.get(id) ?? [], { since, now })
    await updateRhythm(db, id, rhythm)
  }
}
