/** Sources that are live now, for reading networks that do not send their events. */
import { DAY_MS } from '@veche/contract/durations.ts'
import type { Db } from '../../../platform/database/db.ts'
import type { PlaceToFollow } from '../../inbox/index.ts'
import { followPace } from '../stream/index.ts'
import { listLiveSources } from './live.repository.ts'

/** A stream is not put off for longer without a new date. */
const PLANNED_AGO_MS = 7 * DAY_MS

export async function listLivePlaces(db: Db, now: Date): Promise<PlaceToFollow[]> {
  const plannedAfter = new Date(now.getTime() - PLANNED_AGO_MS)
  const rows = await listLiveSources(db, plannedAfter)
  return rows.flatMap(({ channelId, container, since, ...stream }) => {
    const pace = followPace(stream, now)
    return pace === null ? [] : [{ channelId, container, since, pace }]
  })
}
