/** Who is told what of a text to many places. */

import type { BroadcastNews } from '@veche/contract/notifications.ts'
import { titleOf } from '@veche/contract/rules/portal/broadcast-words.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError } from '../../../platform/errors.ts'
import { getDirectory } from '../../directory/index.ts'
import { addNotifications, endBroadcastCalls } from '../../notifications/index.ts'
import type { ReadBroadcast } from './broadcasts.repository.ts'
import { listApprovers } from './waiting-broadcasts.ts'

type Told = { news: BroadcastNews; userIds: readonly string[] }

const AGAIN: readonly BroadcastNews[] = ['waiting', 'handed_over']

export async function notifyOf(
  tx: Tx,
  { id, content, newestNo, isUrgent }: ReadBroadcast,
  { news, userIds }: Told,
  now: Date,
): Promise<void> {
  const isCall = isUrgent && news === 'waiting'
  const key = news === 'withdrawn' ? '' : String(newestNo)
  const details = { broadcastId: id, news, title: titleOf(content.text) }
  const notices = userIds.map((userId) => ({
    ...({ userId, kind: 'broadcast', incidentId: null, details, isUrgent: isCall } as const),
    // A version that came back and is submitted again is news again; so is a draft that goes to and fro.
    dedupeKey: `broadcast:${id}:${news}:${key}:${AGAIN.includes(news) ? now.toISOString() : ''}`,
  }))
  await addNotifications(tx, notices, now)
}

/** All who may approve, at once: whoever is there first says the word. A text that would wait for nobody does not begin to wait. */
export async function callApprovers(tx: Tx, broadcast: ReadBroadcast, now: Date): Promise<void> {
  const approvers = await listApprovers(tx, broadcast, await getDirectory(tx))
  if (approvers.length === 0) throw new ConflictError('broadcast.nobody_approves')
  // A newer version takes the place of the one that was called for before.
  await endBroadcastCalls(tx, broadcast.id, now)
  const userIds = approvers.map(({ id }) => id)
  await notifyOf(tx, broadcast, { news: 'waiting', userIds }, now)
}

/** Whoever wrote it, unless they did it themselves. */
export async function notifyWriters(
  tx: Tx,
  broadcast: ReadBroadcast,
  { news, by }: { news: BroadcastNews; by: string | null },
  now: Date,
): Promise<void> {
  const userIds = [...new Set([broadcast.writtenBy, broadcast.versionBy])].filter((id) => id !== by)
  await notifyOf(tx, broadcast, { news, userIds }, now)
}
