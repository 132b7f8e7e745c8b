/** The only way to notify a person, for any later module, inside the transaction of the change. */
import type { NotificationDetails, NotificationKind } from '@veche/contract/notifications.ts'
import type { Tx } from '../../platform/database/db.ts'
import { addEvents } from '../../platform/events/events.ts'
import { newId } from '../../platform/ids.ts'
import { listActiveUserIds } from '../access/index.ts'
import { choiceOf } from './domain/preferences.ts'
import { addMatters, upsertFolded } from './folded.repository.ts'
import { gatherMail } from './mail.repository.ts'
import { insertNotifications, type NewRow } from './notifications.repository.ts'
import { listPreferences } from './preferences.repository.ts'

export type NewNotification = {
  userId: string
  kind: NotificationKind
  incidentId: string | null
  details: NotificationDetails
  isUrgent: boolean
  /** Identifies the fact: one person is notified once for each key. */
  dedupeKey: string
}

/** Several facts of one kind in one row. Each call adds its count, so each fact must be passed once. */
export type FoldedNotification = Omit<NewNotification, 'incidentId'> & {
  count: number
  /** The incident of each fact that somebody's step will end (`endApprovalNotices`). */
  matters: readonly string[]
}

export async function addNotifications(
  tx: Tx,
  notifications: readonly NewNotification[],
  now: Date,
): Promise<void> {
  const rows = await chooseRows(
    tx,
    notifications.map((item) => ({ ...item, count: 1 })),
    now,
  )
  await announce(tx, await insertNotifications(tx, rows), now)
}

export async function addFoldedNotifications(
  tx: Tx,
  notifications: readonly FoldedNotification[],
  now: Date,
): Promise<void> {
  const rows = await chooseRows(
    tx,
    notifications.map(({ matters, ...item }) => ({ ...item, incidentId: null })),
    now,
  )
  const told = await upsertFolded(tx, rows)
  await addMatters(tx, joinMatters(told, notifications))
  await announce(tx, told, now)
}

function joinMatters(
  told: readonly { id: string; userId: string; dedupeKey: string }[],
  notifications: readonly FoldedNotification[],
): { id: string; matters: readonly string[] }[] {
  const keyOf = ({ userId, dedupeKey }: { userId: string; dedupeKey: string }) => `${userId} ${dedupeKey}`
  const mattersOf = new Map(notifications.map((item) => [keyOf(item), item.matters]))
  return told.map((row) => ({ id: row.id, matters: mattersOf.get(keyOf(row)) ?? [] }))
}

async function chooseRows(
  tx: Tx,
  notifications: readonly (NewNotification & { count: number })[],
  now: Date,
): Promise<NewRow[]> {
  const userIds = [...new Set(notifications.map(({ userId }) => userId))]
  const active = new Set(await listActiveUserIds(tx, userIds))
  const preferences = await listPreferences(tx, userIds)
  return notifications.flatMap(({ details, ...item }) => {
    if (!active.has(item.userId)) return []
    const choice = choiceOf(item.kind, preferences.get(item.userId)?.get(item.kind))
    if (!choice.inCentre && choice.email === 'off') return []
    return [{ ...item, ...choice, id: newId(), details: JSON.stringify(details), createdAt: now }]
  })
}

type Told = {
  id: string
  userId: string
  inCentre: boolean
  email: string
  isUrgent: boolean
  isNew: boolean
}

async function announce(tx: Tx, told: readonly Told[], now: Date): Promise<void> {
  await gatherMail(
    tx,
    told.filter(({ email, isNew }) => email === 'instant' && isNew),
    now,
  )
  const hearers = new Set(told.filter(({ inCentre }) => inCentre).map(({ userId }) => userId))
  addEvents(
    tx,
    [...hearers].map((userId) => notificationEvent(userId)),
  )
}

export function notificationEvent(userId: string) {
  return { payload: { type: 'notification' }, audience: { kind: 'user', userId } }
}
