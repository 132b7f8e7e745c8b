/** Who was shown which questions. Rows are only added; those that are old enough are removed by the term of storage. */
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import type { ReadingKind } from './reading-plan.ts'

export type NewReading = {
  at: Date
  /** Null: a command of the server. */
  userId: string | null
  how: ReadingKind | 'export'
  numbers: readonly number[]
  /** Questions whose numbers the response did not have. */
  ids: readonly string[]
  ref: string | null
  isByToken: boolean
  ip: string | null
}

/** One statement for all of them, because hundreds come in a second. */
export async function addReadings(db: Db, readings: readonly NewReading[]): Promise<void> {
  if (readings.length === 0) return
  await sql`
    insert into reading (at, user_id, how, numbers, ref, is_by_token, ip)
    select at, user_id, how,
      case when cardinality(ids) = 0 and how not in ('file', 'part', 'rumour') then numbers else array(
        select unnest(numbers)
        union select number from incident where id = any(ids)
        union select number from message join incident on incident.id = message.incident_id
          where how in ('file', 'rumour') and message.id = named
        union select number from contribution join incident on incident.id = contribution.incident_id
          where contribution.id = any(ids || named)
        union select number from subtask join incident on incident.id = subtask.incident_id
          where subtask.id = any(ids || named)) end,
      ref, is_by_token, ip
    from jsonb_to_recordset(${JSON.stringify(readings.map(toRow))}::jsonb) as given
      (at timestamptz, user_id text, how text, numbers int[], ids uuid[], ref text, is_by_token boolean, ip text),
      lateral (select case when how in ('file', 'part', 'rumour') then ref::uuid end as named) opened
    order by at`.execute(db)
}

/** Who was found, by the numbers of their questions. */
export function addPersonReading(
  db: Db,
  reading: Pick<NewReading, 'at' | 'userId' | 'numbers' | 'ids' | 'ip'>,
): Promise<void> {
  return addReadings(db, [{ ...reading, how: 'person', ref: null, isByToken: false }])
}

/** Rows that leave in a file; `ref`: which. */
export function addExportReading(
  db: Db,
  reading: Pick<NewReading, 'at' | 'userId' | 'numbers' | 'ref'>,
): Promise<void> {
  return addReadings(db, [{ ...reading, how: 'export', ids: [], isByToken: false, ip: null }])
}

function toRow({ userId, isByToken, ...reading }: NewReading) {
  return { ...reading, user_id: userId, is_by_token: isByToken }
}

export type ReadingFilter = {
  from: Date
  to: Date
  userIds: readonly string[] | null
  /** Of residents: numbers of their questions. */
  numbers: readonly number[] | null
}

export type ReadingRow = {
  id: number
  at: Date
  userId: string | null
  how: NewReading['how']
  numbers: number[]
  ref: string | null
  isByToken: boolean
  ip: string | null
}

/** A place in the order of moments. */
export type ReadingPlace = { at: Date; id: number }

/** Where a stretch of so many rows ends; null: fewer are left. */
export async function findStretchEnd(
  db: Db,
  { after, to, size }: { after: ReadingPlace; to: Date; size: number },
): Promise<ReadingPlace | null> {
  const { rows } = await sql<ReadingPlace>`
    select at, id from reading where (at, id) > (${after.at}, ${after.id}) and at < ${to}
    order by at, id offset ${size} limit 1`.execute(db)
  return rows[0] ?? null
}

/** Those of one stretch, so that neither a statement nor the memory grows with the span. */
export async function listReadings(
  db: Db,
  { userIds, numbers }: Pick<ReadingFilter, 'userIds' | 'numbers'>,
  { after, until }: { after: ReadingPlace; until: ReadingPlace },
): Promise<ReadingRow[]> {
  const own = sql`array(select unnest(numbers) intersect select unnest(${[...(numbers ?? [])]}::int[]))`
  const { rows } = await sql<ReadingRow>`
    select id, at, user_id, how, ref, is_by_token, ip, ${numbers === null ? sql`numbers` : own} as numbers
    from reading
    where (at, id) > (${after.at}, ${after.id}) and (at, id) <= (${until.at}, ${until.id})
      ${userIds === null ? sql`` : sql`and user_id = any(${[...userIds]}::text[])`}
      ${numbers === null ? sql`` : sql`and numbers && ${[...numbers]}::int[]`}
    order by at, id`.execute(db)
  return rows
}

function isAsked({ from, to, userIds, numbers }: ReadingFilter) {
  return sql<boolean>`at >= ${from} and at < ${to}
    ${userIds === null ? sql`` : sql`and user_id = any(${[...userIds]}::text[])`}
    ${numbers === null ? sql`` : sql`and numbers && ${[...numbers]}::int[]`}`
}

export type ReaderCount = { userId: string | null; how: NewReading['how']; readings: number; shown: number }

/** `shown`: questions, one that was seen twice counted twice. */
export async function countByReader(db: Db, filter: ReadingFilter): Promise<ReaderCount[]> {
  const { rows } = await sql<ReaderCount>`
    select user_id, how, count(*)::int as readings, sum(${ownOf(filter)})::int as shown
    from reading where ${isAsked(filter)} group by 1, 2`.execute(db)
  return rows
}

function ownOf({ numbers }: ReadingFilter) {
  return numbers === null
    ? sql`cardinality(numbers)`
    : sql`(select count(*) from unnest(numbers) as own where own = any(${[...numbers]}::int[]))`
}

export async function countDifferent(db: Db, filter: ReadingFilter): Promise<number> {
  const wanted = filter.numbers === null ? sql`` : sql`where number = any(${[...filter.numbers]}::int[])`
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select distinct number
      from (select unnest(numbers) as number from reading where ${isAsked(filter)}) one ${wanted}) seen`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

/** An inquiry reads millions of rows, which takes longer than a page may. */
export async function allowLonger(tx: Tx, seconds: number): Promise<void> {
  await sql`select set_config('statement_timeout', ${`${seconds}s`}, true)`.execute(tx)
}

export async function listReaderNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('appUser').select(['id', 'name', 'email']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, name, email }) => [id, `${name} (${email})`]))
}

export async function findReaderIds(db: Db, who: string): Promise<string[]> {
  const pattern = `%${who.replaceAll(/[\\%_]/g, '\\$&')}%`
  const rows = await db
    .selectFrom('appUser')
    .select('id')
    .where((eb) => eb.or([eb('name', 'ilike', pattern), eb('email', 'ilike', pattern)]))
    .execute()
  return rows.map(({ id }) => id)
}

export async function deleteOldReadings(db: Db, before: Date, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from reading where (at, id) in (
      select at, id from reading where at < ${before} order by at, id limit ${limit})`.execute(db)
  return Number(numAffectedRows ?? 0)
}
