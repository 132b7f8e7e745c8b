/** What we took down ourselves: the network tells of it as of any deletion, and the words stay as they were captured. */
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { unnestMessageKeys } from '../../../platform/database/unnest-rows.ts'
import type { RawMessage } from '../raw/raw-event.ts'

/** Before the call leaves, because the network may tell of it sooner than it answers. Null: it stands again, or still. */
export async function markTakenDown(tx: Tx, messageId: string, takenDownAt: Date | null): Promise<void> {
  await tx.updateTable('message').set({ takenDownAt }).where('id', '=', messageId).execute()
}

/** Passes over deletions of ours. */
export async function withoutTakenDown(db: Db, events: readonly RawMessage[]): Promise<RawMessage[]> {
  const deletions = events.filter(({ event }) => event.op === 'deleted')
  if (deletions.length === 0) return [...events]
  const keys = deletions.map(({ channel, event }) => ({
    ...{ channelId: channel.id, container: event.container, externalId: event.externalId },
  }))
  const rows = await db
    .selectFrom('message')
    .select(['channelId', 'container', 'externalId'])
    .where('takenDownAt', 'is not', null)
    .where(sql<boolean>`(channel_id, container, external_id) in (select * from ${unnestMessageKeys(keys)})`)
    .execute()
  const ours = new Set(rows.map((row) => `${row.channelId} ${row.container} ${row.externalId}`))
  return events.filter(
    ({ channel, event }) =>
      event.op !== 'deleted' || !ours.has(`${channel.id} ${event.container} ${event.externalId}`),
  )
}
