/** Who is told of a bulletin, and when people are reminded of what an order asks. */
import { DAY_MS, HOUR_MS } from '@veche/contract/durations.ts'
import { BULLETIN_NEWS, type BulletinNews } from '@veche/contract/notifications.ts'
import { z } from 'zod'
import type { JobDefinition } from '../../../platform/background/jobs.ts'
import type { Db, Tx } from '../../../platform/database/db.ts'
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
import { addNotifications, type NewNotification } from '../../notifications/index.ts'
import { findRemindedAt, insertReminder, listRemindable } from './acts.repository.ts'
import { getBulletin, type ReadBulletin } from './bulletins.repository.ts'
import { stageOn } from './domain/reminder-stage.ts'
import {
  listNewcomers,
  listOwing,
  listReachedIds,
  listUnreadIds,
  type OwnPeople,
} from './progress.repository.ts'

export type OrdersContext = Pick<AppContext, 'db' | 'clock' | 'region' | 'jobs'>
type Queue = Pick<OrdersContext, 'jobs'>

const TELL_JOB = 'orders.tell'
/** Of what is told once; newcomers are told by the same key. */
export const FIRST_KEY = '1'
const Telling = z.object({
  bulletinId: z.uuid(),
  news: z.enum(BULLETIN_NEWS),
  /** Tells one telling of the same news from the next. */
  key: z.string(),
  /** Of whoever reminds their own people: nobody else is told. */
  own: z
    .object({
      agencyCodes: z.array(z.string()),
      municipalityCodes: z.array(z.string()),
      userIds: z.array(z.string()),
    })
    .nullable()
    .default(null),
})
type Telling = z.infer<typeof Telling>
type Asked = z.input<typeof Telling>

/** Thousands may be told: that is the work of a job, which is there exactly when there is something to tell. */
export function queueTelling(tx: Tx, { jobs }: Queue, telling: Asked): Promise<void> {
  return jobs.add(tx, TELL_JOB, telling)
}

/** A job that died goes on where it stopped: a person hears of one telling once, by its key. */
async function tell({ db, clock }: OrdersContext, { bulletinId, news, key, own }: Telling): Promise<void> {
  const bulletin = await getBulletin(db, bulletinId)
  // What was withdrawn before it was told is told as that alone.
  if (bulletin.withdrawnAt !== null && news !== 'withdrawn') return
  const userIds = await LISTS[news](db, bulletinId, own)
  for (let at = 0; at < userIds.length; at += AT_ONCE) {
    const notices = userIds.slice(at, at + AT_ONCE).map((userId) => noticeOf(bulletin, { news, key, userId }))
    await db.transaction().execute((tx) => addNotifications(tx, notices, clock()))
  }
}

const AT_ONCE = 200

const LISTS: Record<BulletinNews, (db: Db, bulletinId: string, own: OwnPeople | null) => Promise<string[]>> =
  {
    published: (db, bulletinId) => listReachedIds(db, bulletinId),
    corrected: (db, bulletinId) => listReachedIds(db, bulletinId),
    withdrawn: (db, bulletinId) => listReachedIds(db, bulletinId),
    unread: listUnreadIds,
    eve: (db, bulletinId) => listOwing(db, bulletinId, { who: 'doers' }),
    day: (db, bulletinId) => listOwing(db, bulletinId, { who: 'doers' }),
    late: (db, bulletinId) => listOwing(db, bulletinId, { who: 'doers' }),
    head: (db, bulletinId) => listOwing(db, bulletinId, { who: 'heads' }),
  }

type Told = Pick<ReadBulletin, 'id' | 'kind' | 'dueOn'> & { content: { title: string } }
type Notice = Pick<Telling, 'news' | 'key'> & { userId: string }

function noticeOf({ id, kind, dueOn, content }: Told, { news, key, userId }: Notice): NewNotification {
  return {
    ...({ userId, kind: 'bulletin', incidentId: null, isUrgent: false } as const),
    details: { bulletinId: id, title: content.title, news, of: kind, dueOn },
    dedupeKey: `bulletin:${id}:${news}:${key}`,
  }
}

type Reminding = { id: string; now: Date; head: { id: string; own: OwnPeople } | null }

/** Whoever has not read it is told so, at most once an hour; by a head their own people. The bulletin is locked. */
export async function remindOfUnread(tx: Tx, queue: Queue, { id, now, head }: Reminding): Promise<void> {
  const remindedAt = await findRemindedAt(tx, id, head?.id ?? null)
  if (remindedAt && now.getTime() - remindedAt.getTime() < HOUR_MS)
    throw new ConflictError('bulletin.reminded_lately', { at: remindedAt.toISOString() })
  const key = head ? `${now.toISOString()} ${head.id}` : now.toISOString()
  await insertReminder(tx, { bulletinId: id, stage: 'unread', key, at: now })
  await queueTelling(tx, queue, { bulletinId: id, news: 'unread', key, own: head && toPlain(head.own) })
}

function toPlain({ agencyCodes, municipalityCodes, userIds }: OwnPeople): Asked['own'] {
  return {
    agencyCodes: [...agencyCodes],
    municipalityCodes: [...municipalityCodes],
    userIds: [...userIds],
  }
}

/** Not before people are at work. */
const FIRST_HOUR = '09:00'
/** A day before a day off may stand that far from it. */
const AHEAD_DAYS = 14

/** The row that says that it was reminded of and the job that does it are one transaction: a kill leaves both or neither. */
export async function remindOfOrders({ db, ...services }: OrdersContext): Promise<void> {
  const { timeZone } = services.region
  const now = services.clock()
  const today = dateInZone(timeZone, now)
  if (timeInZone(timeZone, now) < FIRST_HOUR) return
  const until = dateInZone(
    timeZone,
    momentInZone(timeZone, { date: today, time: '12:00', addDays: AHEAD_DAYS }),
  )
  const hours = (await loadWorkingTime(db)).contextOf('standard')
  const isWorkingDay = (day: string) => isWorking(day, hours)
  for (const { id, dueOn, toldAt } of await listRemindable(db, { until, now })) {
    const stage = stageOn({ dueOn, toldOn: dateInZone(timeZone, toldAt) }, today, { isWorkingDay })
    if (stage === null) continue
    await db.transaction().execute(async (tx) => {
      if (!(await insertReminder(tx, { bulletinId: id, stage, key: dueOn, at: now }))) return
      await queueTelling(tx, services, { bulletinId: id, news: stage, key: dueOn })
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
  const notices = arrivals.map(({ userId, title, ...bulletin }) =>
    noticeOf({ ...bulletin, content: { title } }, { news: 'published', key: FIRST_KEY, userId }),
  )
  await db.transaction().execute((tx) => addNotifications(tx, notices, now))
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
  return [
    { name: 'orders.remind', cron: '*/10 * * * *', handle: () => remind(context) },
    {
      name: TELL_JOB,
      async handle(payloads) {
        for (const payload of payloads) await tell(context, Telling.parse(payload))
      },
    },
  ]
}
