/** Who is told of a bulletin, and when people are reminded of what an order asks. */
import { DAY_MS, HOUR_MS } from '@veche/contract/durations.ts'
import type { BulletinNews } from '@veche/contract/notifications.ts'
import type { JobDefinition } from '../../../platform/background/jobs.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { ConflictError } from '../../../platform/errors.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import {
  dateInZone,
  momentInZone,
  timeInZone,
  type WorkingTimeContext,
  workingTimeBetween,
} from '../../../platform/working-time/index.ts'
import { loadWorkingTime } from '../../directory/index.ts'
import { addNotifications } from '../../notifications/index.ts'
import { findRemindedAt, insertReminder, listRemindable } from './acts.repository.ts'
import { lockBulletin } from './bulletins.repository.ts'
import { stageOn } from './domain/reminder-stage.ts'
import { listNewcomers, listOwing, listUnreadIds } from './progress.repository.ts'

export type OrdersContext = Pick<AppContext, 'db' | 'clock' | 'region'>
type Told = { id: string; title: string; kind: 'news' | 'order'; dueOn: string | null }
type Telling = {
  bulletin: Told
  news: BulletinNews
  /** Tells one telling of the same news from the next. */
  key: string
  userIds: readonly string[]
}

export async function notifyOfBulletin(
  tx: Tx,
  { bulletin, news, key, userIds }: Telling,
  now: Date,
): Promise<void> {
  const { id, title, kind, dueOn } = bulletin
  const details = { bulletinId: id, title, news, of: kind, dueOn }
  const notices = userIds.map((userId) => ({
    ...({ userId, kind: 'bulletin', incidentId: null, details, isUrgent: false } as const),
    dedupeKey: `bulletin:${id}:${news}:${key}`,
  }))
  await addNotifications(tx, notices, now)
}

/** Whoever has not read it is told so, at most once an hour. The bulletin is locked. */
export async function remindOfUnread(tx: Tx, bulletin: Told, now: Date): Promise<void> {
  const remindedAt = await findRemindedAt(tx, bulletin.id)
  if (remindedAt && now.getTime() - remindedAt.getTime() < HOUR_MS)
    throw new ConflictError('bulletin.reminded_lately', { at: remindedAt.toISOString() })
  const key = now.toISOString()
  await insertReminder(tx, { bulletinId: bulletin.id, stage: 'unread', key, at: now })
  const userIds = await listUnreadIds(tx, bulletin.id)
  await notifyOfBulletin(tx, { bulletin, news: 'unread', key, userIds }, now)
}

/** Not before people are at work. */
const FIRST_HOUR = '09:00'
/** A day before a day off may stand that far from it. */
const AHEAD_DAYS = 14

/** A reminder and the row that says that it was sent are one transaction: a kill between them leaves neither. */
export async function remindOfOrders({ db, clock, region: { timeZone } }: OrdersContext): Promise<void> {
  const now = clock()
  const today = dateInZone(timeZone, now)
  if (timeInZone(timeZone, now) < FIRST_HOUR) return
  const until = dateInZone(
    timeZone,
    momentInZone(timeZone, { date: today, time: '12:00', addDays: AHEAD_DAYS }),
  )
  const hours = (await loadWorkingTime(db)).contextOf('standard')
  const isWorkingDay = (day: string) => isWorking(day, hours)
  for (const { id, dueOn, toldAt, title } of await listRemindable(db, { until, now })) {
    const stage = stageOn({ dueOn, toldOn: dateInZone(timeZone, toldAt) }, today, { isWorkingDay })
    if (stage === null) continue
    await db.transaction().execute(async (tx) => {
      await lockBulletin(tx, id)
      if (!(await insertReminder(tx, { bulletinId: id, stage, key: dueOn, at: now }))) return
      const userIds = await listOwing(tx, id, { who: stage === 'head' ? 'heads' : 'doers' })
      const bulletin = { id, title, kind: 'order', dueOn } as const
      await notifyOfBulletin(tx, { bulletin, news: stage, key: dueOn, userIds }, now)
    })
  }
}

/** Looked back for, should the product have stood still. */
const NEWCOMERS_MS = 7 * DAY_MS

/** Whoever has come since it was told hears of it as the others did: once. */
export async function notifyNewcomers({ db, clock }: Pick<OrdersContext, 'db' | 'clock'>): Promise<void> {
  const now = clock()
  const arrivals = await listNewcomers(db, { since: new Date(now.getTime() - NEWCOMERS_MS), now })
  if (arrivals.length === 0) return
  await db.transaction().execute(async (tx) => {
    for (const { userId, ...bulletin } of arrivals)
      await notifyOfBulletin(tx, { bulletin, news: 'published', key: '1', userIds: [userId] }, now)
  })
}

function isWorking(date: string, hours: WorkingTimeContext): boolean {
  const startOf = (addDays: number) => momentInZone(hours.zone, { date, time: '00:00', addDays })
  return workingTimeBetween(startOf(0), startOf(1), hours) > 0
}

async function remind(context: OrdersContext): Promise<void> {
  await notifyNewcomers(context)
  await remindOfOrders(context)
}

export function orderJobs(context: OrdersContext): JobDefinition[] {
  return [{ name: 'orders.remind', cron: '*/10 * * * *', handle: () => remind(context) }]
}
