/** What the days of one person hold, out of all sections, each within its own rules of sight. */
import type { CalendarItem, CalendarResponse } from '@veche/contract/portal/calendar.ts'
import { beyondScope } from '../../../../platform/database/readers/reader.ts'
import type { AppContext } from '../../../../platform/http/app-context.ts'
import { momentInZone } from '../../../../platform/working-time/index.ts'
import { type Actor, isPermitted, type Permission } from '../../../access/index.ts'
import { listTodayParts } from '../../../answers/index.ts'
import { listDutiesOf } from '../../../chats/index.ts'
import { getDirectory } from '../../../directory/index.ts'
import { countDueByDay } from '../../../incidents/index.ts'
import { listVisibleLivestreams } from '../../../livestreams/index.ts'
import { textsBetween } from '../../broadcasts/index.ts'
import { openBulletinsOf } from '../../orders/index.ts'
import { dutiesOf } from '../../roster/index.ts'
import { MOST, titleOf } from '../source.ts'

export type CalendarContext = Pick<AppContext, 'db' | 'clock' | 'region'>
type Reading = Pick<AppContext, 'db'> & {
  actor: Actor
  now: Date
  timeZone: string
  from: Date
  until: Date
  /** Names of municipalities by their codes. */
  placeOf: (code: string | null) => string | null
}
type Source = { permission: Permission; read: (reading: Reading) => Promise<CalendarItem[]> }

const SOURCES: readonly Source[] = [
  { permission: 'livestreams.read', read: readStreams },
  { permission: 'chats.read', read: readDuties },
  { permission: 'today.read', read: readPosts },
  { permission: 'broadcasts.write', read: readTexts },
  { permission: 'orders.read', read: readOrders },
  { permission: 'incidents.work', read: readParts },
  { permission: 'incidents.work', read: readDeadlines },
]

export async function readCalendar(
  { db, clock, region: { timeZone } }: CalendarContext,
  { from: date, days, actor }: { from: string; days: number; actor: Actor },
): Promise<CalendarResponse> {
  const startOf = (addDays: number) => momentInZone(timeZone, { date, time: '00:00', addDays })
  const { municipalities } = await getDirectory(db)
  const placeOf = (code: string | null) => municipalities.find((one) => one.code === code)?.name ?? null
  const reading = { db, actor, placeOf, now: clock(), timeZone, from: startOf(0), until: startOf(days) }
  const open = SOURCES.filter(({ permission }) => isPermitted(actor, permission))
  const parts = await Promise.all(open.map(({ read }) => read(reading)))
  return { items: parts.flat().toSorted((one, two) => one.startsAt.localeCompare(two.startsAt)) }
}

const PLAIN = { chatId: null, place: null, endsAt: null, count: null }
type Timed = Pick<CalendarItem, 'kind' | 'id' | 'title'> &
  Partial<Pick<CalendarItem, 'key' | 'chatId' | 'place' | 'count'>>

function item(what: Timed, startsAt: Date, endsAt: Date | null = null): CalendarItem {
  return {
    ...{ ...PLAIN, key: what.id, ...what },
    ...{ startsAt: startsAt.toISOString(), endsAt: endsAt?.toISOString() ?? null },
  }
}

const isWithin = (at: Date | null, { from, until }: Reading): at is Date =>
  at !== null && at >= from && at < until

async function readStreams({ db, actor, from, until, placeOf }: Reading): Promise<CalendarItem[]> {
  const streams = await listVisibleLivestreams(db, actor, { from, until, municipalityCode: undefined })
  return streams.map(({ id, title, municipalityCode, plannedAt, plannedMinutes, startedAt }) => {
    const startsAt = startedAt ?? plannedAt
    return item(
      { kind: 'stream', id, title, place: placeOf(municipalityCode) },
      startsAt,
      new Date(startsAt.getTime() + plannedMinutes * 60_000),
    )
  })
}

async function readDuties({ db, actor, from, until, placeOf }: Reading): Promise<CalendarItem[]> {
  const rows = await beyondScope('own duties, in whichever chat', () =>
    listDutiesOf(db, { userId: actor.id, now: from, until }),
  )
  return rows.map(({ id, chatId, title, municipalityCode, startsAt, endsAt }) =>
    item({ kind: 'duty', id, chatId, title, place: placeOf(municipalityCode) }, startsAt, endsAt),
  )
}

async function readPosts({ db, actor, from, until }: Reading): Promise<CalendarItem[]> {
  const rows = await dutiesOf(db, { userId: actor.id, from, to: until })
  return rows.map(({ agencyCode, postId, post, startsAt, endsAt }) =>
    // A roster that is written anew gives its shifts new ids.
    item(
      { kind: 'post', id: agencyCode, key: `${postId}.${startsAt.getTime()}`, title: post },
      startsAt,
      endsAt,
    ),
  )
}

async function readTexts({ db, actor, from, until }: Reading): Promise<CalendarItem[]> {
  const texts = await textsBetween(db, { from, to: until, actor })
  return texts.map(({ id, title, at }) => item({ kind: 'broadcast', id, title }, at))
}

async function readOrders(reading: Reading): Promise<CalendarItem[]> {
  const { db, actor, now } = reading
  const rows = await openBulletinsOf(db, { userId: actor.id, now })
  return rows.flatMap(({ id, title, dueAt }) =>
    isWithin(dueAt, reading) ? [item({ kind: 'order', id, title }, dueAt)] : [],
  )
}

async function readParts(reading: Reading): Promise<CalendarItem[]> {
  const { db, actor } = reading
  const rows = await listTodayParts(db, { actor, limit: MOST })
  return rows.flatMap(({ id, ask, dueAt }) =>
    isWithin(dueAt, reading) ? [item({ kind: 'part', id, title: titleOf(ask) }, dueAt)] : [],
  )
}

async function readDeadlines({ db, actor, now, timeZone, from, until }: Reading): Promise<CalendarItem[]> {
  const rows = await countDueByDay(db, { actor, now, timeZone, from, until })
  return rows.map(({ day, count }) =>
    item({ kind: 'due', id: day, title: '', count }, momentInZone(timeZone, { date: day, time: '00:00' })),
  )
}
