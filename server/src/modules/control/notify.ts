import type { NotificationKind } from '@veche/contract/notifications.ts'
import type { Db, Tx } from '../../platform/database/db.ts'
import { listActivePeople } from '../access/index.ts'
import { addFoldedNotifications, addNotifications, countSince } from '../notifications/index.ts'
import { createStaffBook, type StaffBook } from './domain/choose-people.ts'
import { foldNotices, type Notice, startOfHour } from './domain/fold.ts'

/** Saves notices for people and folds many of one kind into one. */
export async function notify(tx: Tx, notices: readonly Notice[], now: Date): Promise<void> {
  if (notices.length === 0) return
  const told = new Map<NotificationKind, Map<string, number>>()
  for (const [kind, ofKind] of Map.groupBy(notices, (notice) => notice.kind)) {
    const userIds = [...new Set(ofKind.map(({ userId }) => userId))]
    told.set(kind, await countSince(tx, { userIds, kind, since: startOfHour(now) }))
  }
  const { single, folded } = foldNotices(notices, (userId, kind) => told.get(kind)?.get(userId) ?? 0, now)
  await addNotifications(tx, single, now)
  await addFoldedNotifications(tx, folded, now)
}

export async function loadStaff(db: Db): Promise<StaffBook> {
  return createStaffBook(await listActivePeople(db))
}
