/** Under what people write now, for whoever asks networks that do not tell of it by themselves. */
import type { Db } from '../../../platform/database/db.ts'
import type { PlaceToFollow } from '../../inbox/index.ts'
import { followPace } from '../stream/index.ts'

/** A stream is not put off for longer without a new date. */
const PLANNED_AGO_MS = 7 * 24 * 3_600_000

export async function listLivePlaces(db: Db, now: Date): Promise<PlaceToFollow[]> {
  const rows = await db
    .selectFrom('livestream')
    .innerJoin('livestreamSource as source', 'source.livestreamId', 'livestream.id')
    .select(['source.channelId', 'source.container', 'livestream.createdAt as since'])
    .select(['livestream.step', 'livestream.plannedAt', 'livestream.startedAt', 'livestream.endedAt'])
    .where('livestream.plannedAt', '>=', new Date(now.getTime() - PLANNED_AGO_MS))
    .where('livestream.step', 'in', ['announced', 'collecting', 'on_air', 'follow_up'])
    .orderBy('source.id')
    .execute()
  return rows.flatMap(({ channelId, container, since, ...stream }) => {
    const pace = followPace(stream, now)
    return pace === null ? [] : [{ channelId, container, since, pace }]
  })
}
