/** Lists of bulletins for one reader. */
import type { BulletinQuery, BulletinSummary } from '@veche/contract/portal/orders.ts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import type { Db } from '../../../platform/database/db.ts'
import { dateInZone, momentInZone } from '../../../platform/working-time/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { hasRoomWords } from '../../text/index.ts'
import { isOpen, lastDeed, REACHES, SUBJECT } from './addressed.query.ts'
import { isPast, type Stand } from './domain/bulletin.ts'

export type ListedBulletin = Stand & {
  id: string
  title: string
  act: string | null
  dueOn: string | null
  writtenByName: string
  createdAt: Date
  publishedAt: Date | null
  isCorrected: boolean
  isRead: boolean
  isMine: boolean
  deed: BulletinSummary['deed']
}
export type ListPlace = { at: Date; id: string }
type Filter = Pick<z.infer<typeof BulletinQuery>, 'list' | 'kind' | 'search'> & {
  /** By titles that are spelt nearly so. */
  isNearly: boolean
}
export type Reader = {
  userId: string
  /** Whose papers they see among their own. */
  led: 'all' | readonly string[]
}
type Page = { filter: Filter; reader: Reader; after: ListPlace | null; limit: number; now: Date }

const VERSION = sql`join bulletin_version version on version.bulletin_id = bulletin.id
  and version.version_no = coalesce(bulletin.published_no, bulletin.newest_no)`
const IS_REACHED = sql<SqlBool>`exists (select from own place where ${REACHES})`

/** Of bulletins, for one reader: for whom they must do it, one of whom nothing was said first, and whether they have read it. */
function forReader(bulletins: RawBuilder<unknown>, userId: string): RawBuilder<unknown> {
  return sql`${bulletins} bulletin ${VERSION}
    left join lateral (select owed.subject, deed.state
      from (select distinct ${SUBJECT} as subject from own place where ${REACHES}) owed
        left join lateral ${lastDeed(sql`owed.subject`)} deed on true
      where owed.subject is not null
      order by coalesce(deed.state, 'taken_back') = 'taken_back' desc, owed.subject limit 1) reach on true
    left join bulletin_receipt receipt on receipt.bulletin_id = bulletin.id
      and receipt.version_no = bulletin.published_no and receipt.user_id = ${userId}`
}

function ownPlaces(userId: string): RawBuilder<unknown> {
  return sql`own as materialized (select * from person_place where user_id = ${userId})`
}

const LISTED = sql`bulletin.id, bulletin.kind, bulletin.published_no, bulletin.told_at, bulletin.closed_at,
  bulletin.withdrawn_at, version.content ->> 'title' as title, version.content #>> '{task,act}' as act,
  bulletin.due_on::text, bulletin.written_by_name, bulletin.created_at, bulletin.published_at,
  coalesce(bulletin.published_no > bulletin.first_no, false) as is_corrected, receipt.user_id is not null as is_read,
  reach.subject is not null as is_mine, reach.state as deed`

/** What the reader has not read, or has not done though they must. */
const WAITS = sql<SqlBool>`(receipt.user_id is null
  or (reach.subject is not null and coalesce(reach.state, 'taken_back') = 'taken_back'))`

/** The page is chosen first: what is said of its reader is looked up for its rows alone. */
export async function listBulletins(
  db: Db,
  { filter, reader, after, limit, now }: Page,
): Promise<ListedBulletin[]> {
  const wanted = [...inList(filter, reader, now), ...matching(filter), ...behind(filter, after)]
  const cut = filter.list === 'open' ? sql`` : sql`order by ${orderOf(filter)} limit ${limit}`
  const { rows } = await sql<ListedBulletin>`
    with ${ownPlaces(reader.userId)}, chosen as materialized (
      select bulletin.* from bulletin ${VERSION} where ${sql.join(wanted, sql` and `)} ${cut})
    select ${LISTED} from ${forReader(sql`chosen`, reader.userId)}
    order by ${orderOf(filter)} limit ${limit}`.execute(db)
  return rows
}

function inList({ list }: Filter, { userId, led }: Reader, now: Date): RawBuilder<SqlBool>[] {
  if (list === 'open') return [isOpen(now), IS_REACHED]
  if (list === 'archive')
    return [
      sql`bulletin.published_no is not null and not ${isOpen(now)}`,
      sql`(${IS_REACHED} or bulletin.written_by = ${userId} or exists (select from bulletin_receipt earlier
        where earlier.bulletin_id = bulletin.id and earlier.user_id = ${userId}))`,
    ]
  const isThere = sql<SqlBool>`(bulletin.published_no is not null or bulletin.withdrawn_at is null)`
  if (led === 'all')
    return [isThere, sql`(bulletin.published_no is not null or bulletin.written_by = ${userId})`]
  return [
    isThere,
    sql`(bulletin.written_by = ${userId}
      or (bulletin.published_no is not null and bulletin.agency_code = any(${[...led]}::text[])))`,
  ]
}

function matching({ kind, search, isNearly }: Filter): RawBuilder<SqlBool>[] {
  return [
    ...(kind ? [sql<SqlBool>`bulletin.kind = ${kind}`] : []),
    ...(search
      ? [
          hasRoomWords(
            { indexed: sql`version.words`, title: sql`version.content ->> 'title'` },
            { search, isNearly },
          ),
        ]
      : []),
  ]
}

function behind({ list }: Filter, after: ListPlace | null): RawBuilder<SqlBool>[] {
  if (after === null || list === 'open') return []
  const at = list === 'archive' ? sql`bulletin.told_at` : sql`bulletin.created_at`
  return [sql`(${at}, bulletin.id) < (${after.at}::timestamptz, ${after.id}::uuid)`]
}

/** What waits stands first, orders by their day; what does not, by when it was told. */
function orderOf({ list }: Filter): RawBuilder<unknown> {
  if (list === 'open')
    return sql`${WAITS} desc, case when ${WAITS} then bulletin.due_on end nulls last, bulletin.told_at desc, bulletin.id desc`
  return list === 'archive'
    ? sql`bulletin.told_at desc, bulletin.id desc`
    : sql`bulletin.created_at desc, bulletin.id desc`
}

export type OpenBulletin = {
  id: string
  kind: Stand['kind']
  title: string
  /** Null: nothing of it is left to be done. */
  dueAt: Date | null
  isRead: boolean
  isOwing: boolean
  isLate: boolean
  act: string | null
}

/** What waits for one person: unread news, and orders that they have not read or not done. In one statement. */
export async function openBulletinsOf(
  db: Db,
  { userId, now }: { userId: string; now: Date },
): Promise<OpenBulletin[]> {
  const { timeZone } = (await getDirectory(db)).region
  const { rows } = await sql<ListedBulletin>`
    with ${ownPlaces(userId)}
    select ${LISTED} from ${forReader(sql`bulletin`, userId)}
    where ${isOpen(now)} and ${IS_REACHED} and ${WAITS}
    order by bulletin.due_on nulls last, bulletin.told_at desc, bulletin.id`.execute(db)
  const today = dateInZone(timeZone, now)
  return rows.map(({ dueOn, ...row }) => ({
    ...{ id: row.id, kind: row.kind, title: row.title, isRead: row.isRead, act: row.act },
    isOwing: isOwing(row),
    dueAt: dueOn === null || !isOwing(row) ? null : momentInZone(timeZone, { date: dueOn, time: END_OF_DAY }),
    isLate: isOwing(row) && isPast(dueOn, today),
  }))
}

/** The reader must do it, and nobody has said that it is done or cannot be. */
export function isOwing({ isMine, deed }: Pick<ListedBulletin, 'isMine' | 'deed'>): boolean {
  return isMine && (deed === null || deed === 'taken_back')
}

/** An order lasts to the end of its day. */
const END_OF_DAY = '23:59'
