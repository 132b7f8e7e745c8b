/** What a reader sees of a bulletin, and what its author sees of its readers. */
import type {
  BulletinPeopleQuery,
  BulletinPeopleResponse,
  BulletinProgressResponse,
  BulletinQuery,
  BulletinResponse,
  BulletinsResponse,
} from '@veche/contract/portal/orders.ts'
import type { z } from 'zod'
import { ForbiddenError, InvalidError, NotFoundError } from '../../../platform/errors.ts'
import type { Cell } from '../../../platform/sheets/index.ts'
import { dateInZone, momentInZone } from '../../../platform/working-time/index.ts'
import { type Actor, hasRole } from '../../access/index.ts'
import { type Directory, getDirectory } from '../../directory/index.ts'
import { listByWords } from '../../text/index.ts'
import { findReach, findReceipt, findRemindedAt, listLastDeeds } from './acts.repository.ts'
import {
  countProgress,
  presentDeed,
  presentGroups,
  presentSummary,
  readerCells,
} from './bulletin.presenter.ts'
import { isOwing, type ListPlace, listBulletins } from './bulletin-list.repository.ts'
import { getBulletin, type ReadBulletin } from './bulletins.repository.ts'
import { isPast, mustDo, stateOf } from './domain/bulletin.ts'
import type { OrdersContext } from './notify-bulletin.ts'
import { ledBodies, mayChange, mayWrite } from './orders.policy.ts'
import { findSeenPeople, type SeenPeople } from './own-people.ts'
import { listGroups, listReaders, type OwnPeople, type Reader } from './progress.repository.ts'
import { listLinkNames } from './save-bulletin.ts'

type Query = z.infer<typeof BulletinQuery>

export async function readList(
  context: OrdersContext,
  { query, actor }: { query: Query; actor: Actor },
): Promise<BulletinsResponse> {
  const { list, limit, cursor } = query
  const directory = await getDirectory(context.db)
  const now = context.clock()
  const asked = {
    ...{ limit: limit + 1, now, after: cursor === undefined ? null : parseCursor(cursor) },
    reader: readerOf(actor, directory),
  }
  const { rows, isNearly } = await listByWords({
    ...{ search: query.search, isFirst: cursor === undefined },
    list: (isNearly) => listBulletins(context.db, { ...asked, filter: { ...query, isNearly } }),
  })
  const page = rows.slice(0, limit)
  const last = rows.length > limit && list !== 'open' && !isNearly ? page.at(-1) : undefined
  const at = list === 'archive' ? last?.toldAt : last?.createdAt
  return {
    bulletins: page.map((row) => presentSummary(row, { now, today: todayOf(context, now) })),
    nextCursor: last && at ? `${at.toISOString()}_${last.id}` : null,
    mayWrite: mayWrite(actor),
  }
}

function readerOf(actor: Actor, directory: Directory) {
  const led = ledBodies(actor, directory)
  const seesAll = led === 'region' || hasRole(actor, 'administrator')
  return { userId: actor.id, led: seesAll ? ('all' as const) : led }
}

/** For the one search: what goes on first, then what has ended. */
export async function findBulletins(
  { db, clock }: Pick<OrdersContext, 'db' | 'clock'>,
  { words, isNearly, limit, actor }: { words: string; isNearly: boolean; limit: number; actor: Actor },
): Promise<{ id: string; title: string }[]> {
  const reader = readerOf(actor, await getDirectory(db))
  const now = clock()
  const lists = await Promise.all(
    (['open', 'archive'] as const).map((list) =>
      listBulletins(db, { filter: { list, search: words, isNearly }, reader, after: null, limit, now }),
    ),
  )
  return lists
    .flat()
    .slice(0, limit)
    .map(({ id, title }) => ({ id, title }))
}

function parseCursor(cursor: string): ListPlace {
  const [at = '', id = ''] = cursor.split('_')
  const moment = new Date(at)
  if (Number.isNaN(moment.getTime()) || !/^[0-9a-f-]{36}$/.test(id)) throw new InvalidError('http.bad_cursor')
  return { at: moment, id }
}

function todayOf({ region }: OrdersContext, now: Date): string {
  return dateInZone(region.timeZone, now)
}

type One = { bulletinId: string; actor: Actor }

type Found = {
  bulletin: ReadBulletin
  directory: Directory
  subjects: string[]
  isAddressed: boolean
  seen: SeenPeople
}

/** What was addressed neither to the reader nor to their people is not there for them. */
export async function getForReader(
  { db }: Pick<OrdersContext, 'db'>,
  { bulletinId, actor }: One,
): Promise<Found> {
  const [bulletin, directory, reach] = await Promise.all([
    getBulletin(db, bulletinId),
    getDirectory(db),
    findReach(db, bulletinId, actor.id),
  ])
  const seen = await findSeenPeople(db, { actor, bulletin, directory })
  const isSeen =
    bulletin.publishedNo === null ? bulletin.writtenBy === actor.id : seen !== null || reach.isReached
  if (!isSeen) throw new NotFoundError('bulletin.not_found', { id: bulletinId })
  const must = mustDo(bulletin.content, directory)
  const subjects = must === null ? reach.subjects : reach.subjects.filter((one) => must.includes(one))
  return { bulletin, directory, subjects, isAddressed: reach.isReached, seen }
}

export async function showBulletin(context: OrdersContext, one: One): Promise<BulletinResponse> {
  const { db } = context
  const { actor, bulletinId } = one
  const now = context.clock()
  const { bulletin, directory, subjects, isAddressed, seen } = await getForReader(context, one)
  const { content, versionNo } = bulletin
  const [names, readAt, own, facts] = await Promise.all([
    listLinkNames(db, content.links),
    findReceipt(db, { bulletinId, versionNo, userId: actor.id }),
    listLastDeeds(db, bulletinId, subjects),
    readFacts(context, { bulletin, directory, now, own: null }),
  ])
  const deeds = own.filter(({ state }) => state !== 'taken_back')
  const waiting = subjects.find((subject) => !deeds.some((deed) => deed.subject === subject))
  const mine = { isMine: subjects.length > 0, deed: waiting === undefined ? (deeds[0]?.state ?? null) : null }
  const { withdrawnAt, withdrawnByName, withdrawnReason, closedAt, firstNo, publishedNo } = bulletin
  const state = stateOf(bulletin, now)
  return {
    ...{ id: bulletinId, kind: bulletin.kind, state, title: content.title, content },
    ...{ act: content.task?.act ?? null, dueOn: bulletin.dueOn, authorName: bulletin.writtenByName },
    ...{ publishedAt: bulletin.publishedAt?.toISOString() ?? null, ...mine, versionNo, note: bulletin.note },
    isCorrected: publishedNo !== null && firstNo !== null && publishedNo > firstNo,
    ...{ isRead: readAt !== null, readAt: readAt?.toISOString() ?? null },
    isLate: state === 'open' && isOwing(mine) && isPast(bulletin.dueOn, todayOf(context, now)),
    writtenAt: bulletin.writtenAt.toISOString(),
    withdrawn:
      withdrawnAt === null
        ? null
        : { name: withdrawnByName ?? '', at: withdrawnAt.toISOString(), reason: withdrawnReason ?? '' },
    ...{ closedAt: closedAt?.toISOString() ?? null, isAddressed, subjects },
    linkNames: content.links.map(({ id }) => names.get(id) ?? null),
    deeds: deeds.map((deed) => presentDeed(deed, actor.id)),
    counts: countProgress(facts),
    mayChange: mayChange(actor, bulletin, directory),
    maySeePeople: publishedNo !== null && seen !== null,
    seesOwnPeople: seen !== null && seen !== 'all',
  }
}

type Looked = { bulletin: ReadBulletin; directory: Directory; now: Date; own: OwnPeople | null }

/** How far it is: of all, or of the people whom somebody leads. */
export async function readFacts(context: OrdersContext, { bulletin, directory, now, own }: Looked) {
  const { id, content, dueOn } = bulletin
  const all = mustDo(content, directory)
  const places = own && [...own.agencyCodes, ...own.municipalityCodes]
  const must = all && places ? all.filter((subject) => places.includes(subject)) : all
  const dueEnd =
    dueOn === null ? null : momentInZone(context.region.timeZone, { date: dueOn, time: '00:00', addDays: 1 })
  const [groups, deeds] = await Promise.all([
    listGroups(context.db, id, { own, dueEnd }),
    must === null ? [] : listLastDeeds(context.db, id, must),
  ])
  const isPastDay = stateOf(bulletin, now) === 'open' && isPast(dueOn, todayOf(context, now))
  return { groups, must, deeds, isTask: content.task !== null, isPastDay, dueEnd }
}

async function getForLeader(context: OrdersContext, one: One) {
  const { seen, ...found } = await getForReader(context, one)
  if (seen === null) throw new ForbiddenError('bulletin.forbidden')
  return { ...found, own: seen === 'all' ? null : seen }
}

export async function readProgress(context: OrdersContext, one: One): Promise<BulletinProgressResponse> {
  const { bulletin, directory, own } = await getForLeader(context, one)
  const facts = await readFacts(context, { bulletin, directory, now: context.clock(), own })
  const remindedAt = await findRemindedAt(context.db, bulletin.id, own && one.actor.id)
  return {
    counts: countProgress(facts),
    groups: presentGroups(facts, directory, one.actor.id),
    remindedAt: remindedAt?.toISOString() ?? null,
  }
}

export async function readPeople(
  context: OrdersContext,
  { query, ...one }: One & { query: z.infer<typeof BulletinPeopleQuery> },
): Promise<BulletinPeopleResponse> {
  const { own } = await getForLeader(context, one)
  const { limit, cursor, ...filter } = query
  const after = cursor === undefined ? null : parsePerson(cursor)
  const rows = await listReaders(context.db, one.bulletinId, { own, filter, after, limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    people: page.map(presentReader),
    nextCursor: last ? Buffer.from(JSON.stringify([last.name, last.userId])).toString('base64url') : null,
  }
}

function presentReader({ readAt, doneAt, words, deed, link, files, ...person }: Reader) {
  const isSaid = deed === 'done' || deed === 'cannot'
  return {
    ...{ ...person, readAt: readAt?.toISOString() ?? null, deed: isSaid ? deed : null },
    ...{ words: isSaid ? (words ?? '') : '', link: isSaid ? link : null },
    files: isSaid ? files : [],
    doneAt: isSaid ? (doneAt?.toISOString() ?? null) : null,
  }
}

function parsePerson(cursor: string): { name: string; id: string } {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    const [name, id]: unknown[] = Array.isArray(read) ? read : []
    if (typeof name === 'string' && typeof id === 'string') return { name, id }
  } catch {
    // Falls through to the refusal.
  }
  throw new InvalidError('http.bad_cursor')
}

const MOST_ROWS = 20_000

export async function listReaderCells(context: OrdersContext, one: One): Promise<Cell[][]> {
  const { directory, own } = await getForLeader(context, one)
  const page = { own, filter: {}, after: null, limit: MOST_ROWS }
  const readers = await listReaders(context.db, one.bulletinId, page)
  return readers.map((reader) => readerCells(reader, directory, context.region.timeZone))
}
