import { sql } from 'kysely'
import type { Database } from '../../platform/database/db.ts'
import { firstIdAt } from '../../platform/ids.ts'
import { learnRhythm } from './domain/rhythm.ts'

const WEEKS = 4
const WEEK_MS = 7 * 24 * 3_600_000

/** Once a day: what each channel brought in during the last weeks, by the hour of the week. Messages belong to `inbox`. */
export async function learnRhythms(db: Database, now: Date): Promise<void> {
  const from = new Date(now.getTime() - WEEKS * WEEK_MS)
  const rows = await db
    .selectFrom('message')
    .select([
      'channelId',
      sql<number>`((extract(isodow from occurred_at at time zone 'UTC') - 1) * 24
        + extract(hour from occurred_at at time zone 'UTC'))::int`.as('hourOfWeek'),
      sql<number>`count(*)::int`.as('count'),
    ])
    .where('direction', '=', 'in')
    .where('occurredAt', '>=', from)
    // Ids grow with time: only what was stored since is read, whatever lies behind it.
    .where('id', '>=', firstIdAt(from))
    .groupBy(['channelId', 'hourOfWeek'])
    .execute()
  const counted = Map.groupBy(rows, ({ channelId }) => channelId)
  const channels = await db.selectFrom('channel').select(['id', 'createdAt']).execute()
  for (const { id, createdAt } of channels) {
    const since = createdAt > from ? createdAt : from
    const rhythm = learnRhythm(counted.get(id) ?? [], { since, now })
    await db
      .updateTable('channel')
      .set({ rhythm: rhythm && [...rhythm] })
      .where('id', '=', id)
      .execute()
  }
}
