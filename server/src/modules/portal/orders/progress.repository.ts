/** The people whom a bulletin reaches, what each has read and done, and how many. */
import type { BulletinDeed } from '@veche/contract/portal/orders.ts'
import type { READER_STATES } from '@veche/contract/values/orders.ts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import type { DeedState } from './acts.repository.ts'
import { isOpen, REACHED_PLACES, REACHES, SUBJECT } from './addressed.query.ts'

/** The people of whoever leads a body, a municipality or a unit; null: everybody. */
export type OwnPeople = {
  agencyCodes: readonly string[]
  municipalityCodes: readonly string[]
  /** Those of units: a place of a role names its body alone. */
  userIds: readonly string[]
}

function isOwn(own: OwnPeople | null): RawBuilder<SqlBool> {
  if (own === null) return sql`true`
  const { agencyCodes, municipalityCodes, userIds } = own
  return sql`(place.agency_code = any(${[...agencyCodes]}::text[])
    or place.municipality_code = any(${[...municipalityCodes]}::text[])
    or place.user_id = any(${[...userIds]}::text[]))`
}

/** One row for each person, however many roles they have. */
function reached(bulletinId: string, own: OwnPeople | null = null): RawBuilder<unknown> {
  return sql`reached as materialized (
    select place.user_id, min(place.name) as name, min(place.agency_code) as agency_code,
      min(place.municipality_code) as municipality_code, bulletin.published_no
    from ${REACHED_PLACES}
    where bulletin.id = ${bulletinId} and ${isOwn(own)}
    group by place.user_id, bulletin.published_no)`
}

function lastDeeds(bulletinId: string): RawBuilder<unknown> {
  return sql`last_deed as materialized (select distinct on (subject) subject, state, pressed_at from bulletin_deed
    where bulletin_id = ${bulletinId} order by subject, no desc)`
}

const RECEIPT = sql`left join bulletin_receipt receipt on receipt.user_id = reached.user_id
  and receipt.version_no = reached.published_no and receipt.bulletin_id = `

function ownDeed(bulletinId: string): RawBuilder<unknown> {
  return sql`left join lateral (select deed.state, deed.words, deed.link, deed.files, deed.pressed_at from bulletin_deed deed
    where deed.bulletin_id = ${bulletinId} and deed.user_id = reached.user_id
    order by deed.received_at desc, deed.no desc limit 1) deed on true`
}

export type Group = {
  municipalityCode: string | null
  agencyCode: string | null
  people: number
  read: number
  done: number
  doneLate: number
  cannot: number
}

/** By municipality; those who are of none, by their body. Done and cannot are what people said for themselves. */
export async function listGroups(
  db: Db,
  bulletinId: string,
  { own, dueEnd }: { own: OwnPeople | null; dueEnd: Date | null },
): Promise<Group[]> {
  const { rows } = await sql<Group>`
    with ${reached(bulletinId, own)}, ${lastDeeds(bulletinId)}
    select reached.municipality_code,
      case when reached.municipality_code is null then reached.agency_code end as agency_code,
      count(*)::int as people, count(receipt.user_id)::int as read,
      count(*) filter (where deed.state = 'done')::int as done,
      count(*) filter (where deed.state = 'done' and deed.pressed_at >= ${dueEnd}::timestamptz)::int as done_late,
      count(*) filter (where deed.state = 'cannot')::int as cannot
    from reached ${RECEIPT} ${bulletinId}::uuid
    left join last_deed deed on deed.subject = reached.user_id
    group by 1, 2 order by 1 nulls last, 2 nulls last`.execute(db)
  return rows
}

export type Reader = {
  userId: string
  name: string
  municipalityCode: string | null
  agencyCode: string | null
  readAt: Date | null
  deed: DeedState | null
  words: string | null
  link: string | null
  files: BulletinDeed['files']
  doneAt: Date | null
}
export type ReaderFilter = {
  municipalityCode?: string | undefined
  agencyCode?: string | undefined
  isCentre?: boolean | undefined
  state?: (typeof READER_STATES)[number] | undefined
}
type Page = {
  own: OwnPeople | null
  filter: ReaderFilter
  after: { name: string; id: string } | null
  limit: number
}

export async function listReaders(
  db: Db,
  bulletinId: string,
  { own, filter, after, limit }: Page,
): Promise<Reader[]> {
  const { municipalityCode, agencyCode, isCentre, state } = filter
  const wanted = [
    sql`true`,
    ...(municipalityCode ? [sql`reached.municipality_code = ${municipalityCode}`] : []),
    ...(agencyCode ? [sql`reached.agency_code = ${agencyCode}`] : []),
    ...(isCentre ? [sql`coalesce(reached.municipality_code, reached.agency_code) is null`] : []),
    ...(state === 'unread' ? [sql`receipt.user_id is null`] : []),
    ...(state === 'undone' ? [sql`deed.state is distinct from 'done'`] : []),
    ...(state === 'cannot' || state === 'done' ? [sql`deed.state = ${state}`] : []),
    ...(after ? [sql`(reached.name, reached.user_id) > (${after.name}::text, ${after.id}::text)`] : []),
  ]
  const { rows } = await sql<Reader>`
    with ${reached(bulletinId, own)}
    select reached.user_id, reached.name, reached.municipality_code, reached.agency_code,
      receipt.pressed_at as read_at, deed.state as deed, deed.words, deed.link,
      coalesce(deed.files, '[]') as files, deed.pressed_at as done_at
    from reached ${RECEIPT} ${bulletinId}::uuid ${ownDeed(bulletinId)}
    where ${sql.join(wanted, sql` and `)}
    order by reached.name, reached.user_id limit ${limit}`.execute(db)
  return rows
}

/** Whether the order asks it of this person as one of those whom somebody leads. */
export async function isOfOwn(
  db: Db,
  { bulletinId, userId, own }: { bulletinId: string; userId: string; own: OwnPeople },
): Promise<boolean> {
  const { rows } = await sql`with ${reached(bulletinId, own)}
    select from reached where user_id = ${userId} limit 1`.execute(db)
  return rows.length > 0
}

/** Whether it asks anything of people whom somebody leads. */
export async function reachesAny(db: Db, bulletinId: string, own: OwnPeople): Promise<boolean> {
  const { rows } = await sql`select from ${REACHED_PLACES}
    where bulletin.id = ${bulletinId} and ${isOwn(own)} limit 1`.execute(db)
  return rows.length > 0
}

/** To be told that it is there, that it changed, or that it no longer holds. */
export async function listReachedIds(db: Db, bulletinId: string): Promise<string[]> {
  const { rows } = await sql<{ userId: string }>`
    with ${reached(bulletinId)} select user_id from reached order by user_id`.execute(db)
  return rows.map(({ userId }) => userId)
}

export async function listUnreadIds(
  db: Db,
  bulletinId: string,
  own: OwnPeople | null = null,
): Promise<string[]> {
  const { rows } = await sql<{ userId: string }>`
    with ${reached(bulletinId, own)}
    select reached.user_id from reached ${RECEIPT} ${bulletinId}::uuid
    where receipt.user_id is null order by 1`.execute(db)
  return rows.map(({ userId }) => userId)
}

/**
 * Those of whom an order still waits for a word: whose subject nobody has said done or cannot of. `heads`: the heads of
 * their bodies, whether it reaches them or not.
 */
export async function listOwing(
  db: Db,
  bulletinId: string,
  { who }: { who: 'doers' | 'heads' },
): Promise<string[]> {
  const { rows } = await sql<{ userId: string }>`
    with ${lastDeeds(bulletinId)}, owing as materialized (
      select place.user_id, place.agency_code, place.municipality_code
      from ${REACHED_PLACES} left join last_deed deed on deed.subject = ${SUBJECT}
      where bulletin.id = ${bulletinId} and ${SUBJECT} is not null
        and coalesce(deed.state, 'taken_back') = 'taken_back')
    select distinct user_id from ${who === 'doers' ? sql`owing` : HEADS} order by 1`.execute(db)
  return rows.map(({ userId }) => userId)
}

const HEADS = sql`person_place place where place.role = 'head' and exists (select from owing
  where owing.agency_code = place.agency_code
    or (owing.agency_code is null and owing.municipality_code = place.municipality_code))`

/** Of an order for each person: those who have not said that it is done. */
export async function countOwingPeople(db: Db, bulletinId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with ${reached(bulletinId)}, ${lastDeeds(bulletinId)}
    select count(*)::int as count from reached left join last_deed on last_deed.subject = reached.user_id
    where last_deed.state is distinct from 'done'`.execute(db)
  return rows[0]?.count ?? 0
}

type Newcomer = { id: string; title: string; kind: 'news' | 'order'; dueOn: string | null; userId: string }

/** People whose role was given after a bulletin that is open had been told, and who have not read it. */
export async function listNewcomers(db: Db, { since, now }: { since: Date; now: Date }): Promise<Newcomer[]> {
  const { rows } = await sql<Newcomer>`
    select distinct bulletin.id, version.content ->> 'title' as title, bulletin.kind, bulletin.due_on::text,
      place.user_id
    from person_place place
      join bulletin on bulletin.told_at < place.since and ${isOpen(now)} and ${REACHES}
      join bulletin_version version on version.bulletin_id = bulletin.id
        and version.version_no = bulletin.published_no
    where place.since > ${since} and not exists (select from bulletin_receipt receipt
      where receipt.bulletin_id = bulletin.id and receipt.version_no = bulletin.published_no
        and receipt.user_id = place.user_id)
    order by bulletin.id, place.user_id limit 1000`.execute(db)
  return rows
}
