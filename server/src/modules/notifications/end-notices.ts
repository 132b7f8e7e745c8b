/** Marks notices as read when somebody else has done what they asked for. */
import type { BulletinNews } from '@veche/contract/notifications.ts'
import type { Tx } from '../../platform/database/db.ts'
import { addEvents } from '../../platform/events/events.ts'
import { notificationEvent } from './add-notifications.ts'
import { endMatters } from './folded.repository.ts'
import {
  updateApprovalsRead,
  updateBroadcastCallsRead,
  updateBulletinNewsRead,
  updateFakeNewsRead,
  updateFeedbackCallsRead,
  updateWordCallsRead,
} from './notifications.repository.ts'

/** Ends notices that ask for a decision on answers of these incidents; others stay. */
export async function endApprovalNotices(tx: Tx, incidentIds: readonly string[], now: Date): Promise<void> {
  if (incidentIds.length === 0) return
  const read = await updateApprovalsRead(tx, incidentIds, now)
  await announce(tx, [...read, ...(await endMatters(tx, incidentIds, now))])
}

export async function endFakeNotices(
  tx: Tx,
  { fakeId, news }: { fakeId: string; news: readonly string[] },
  now: Date,
): Promise<void> {
  const read = await updateFakeNewsRead(tx, { fakeId, news, now })
  await announce(tx, read)
}

/** One person has read or done it; for the others it is as new as before. */
export async function endBulletinNotices(
  tx: Tx,
  ended: { bulletinId: string; userId: string; news: readonly BulletinNews[] },
  now: Date,
): Promise<void> {
  await announce(tx, await updateBulletinNewsRead(tx, { ...ended, now }))
}

/** Somebody has said the word that was called for, or it is called for no more. */
export async function endBroadcastCalls(tx: Tx, broadcastId: string, now: Date): Promise<void> {
  await announce(tx, await updateBroadcastCallsRead(tx, { broadcastId, now }))
}

/** Somebody has approved it or sent it back. */
export async function endWordCalls(
  tx: Tx,
  called: { kind: 'article' | 'course'; id: string },
  now: Date,
): Promise<void> {
  await announce(tx, await updateWordCallsRead(tx, { ...called, now }))
}

/** The centre has said something: nobody of it is called to the same words any more. */
export async function endFeedbackCalls(tx: Tx, threadId: string, now: Date): Promise<void> {
  await announce(tx, await updateFeedbackCallsRead(tx, { threadId, now }))
}

async function announce(tx: Tx, read: readonly { userId: string }[]): Promise<void> {
  const userIds = [...new Set(read.map(({ userId }) => userId))]
  addEvents(tx, userIds.map(notificationEvent))
}
