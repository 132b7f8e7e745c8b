import type { Tx } from '../../platform/database/db.ts'
import { listActivePeople } from '../access/index.ts'
import type { ChannelNews } from '../channels/index.ts'
import { addNotifications } from '../notifications/index.ts'

/** Notifies administrators of troubles of channels. */
export async function notifyAdministrators(
  tx: Tx,
  { key, ...details }: ChannelNews,
  now: Date,
): Promise<void> {
  const people = await listActivePeople(tx)
  const administrators = people.filter(({ grants }) => grants.some(({ role }) => role === 'administrator'))
  await addNotifications(
    tx,
    administrators.map(({ id }) => ({
      userId: id,
      kind: 'channel',
      incidentId: null,
      details,
      isUrgent: details.news === 'broken',
      dedupeKey: `channel:${key}`,
    })),
    now,
  )
}
