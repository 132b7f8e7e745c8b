/** Statements by which the past comes in, a page at a time. */
import { sql } from 'kysely'
import { copyAhead, sendAhead } from '../../../../platform/database/ahead.ts'
import type { DB, JsonValue } from '../../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../../platform/database/db.ts'
import type { JudgedRumour } from '../beside/beside.ts'
import type { PastChat } from '../chats/past-chat.ts'

const PLAN = 'demoPast'

export async function findPlan(db: Db): Promise<JsonValue | null> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', PLAN).executeTakeFirst()
  return row?.value ?? null
}

export async function insertPlan(tx: Tx, plan: object): Promise<void> {
  await tx
    .insertInto('setting')
    .values({ key: PLAN, value: JSON.stringify(plan) })
    .execute()
}

/** Nobody waits for the disk: a page that a power cut takes back is made again, with all that came after it. */
export function commitLate(tx: Tx): void {
  sendAhead(tx, sql`set local synchronous_commit = off`)
}

/** False where another process has gone on from there. */
export async function updatePlan(tx: Tx, plan: object, loadedDays: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('setting')
    .set({ value: JSON.stringify(plan) })
    .where('key', '=', PLAN)
    .where(sql<number>`(value ->> 'loadedDays')::int`, '=', loadedDays)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function hasIncidents(db: Db): Promise<boolean> {
  return (await db.selectFrom('incident').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** The next number that is not taken; `count` numbers from it on are left to the past. */
export async function reserveNumbers(db: Db, sequence: string, count: number): Promise<number> {
  const { rows } = await sql<{ first: number }>`
    select min(nextval(${sequence}::regclass))::int as first from generate_series(1, ${count}::int)`.execute(
    db,
  )
  const [row] = rows
  if (!row) throw new Error('No numbers were reserved')
  return row.first
}

export function listPeople(db: Db) {
  return db
    .selectFrom('roleGrant')
    .innerJoin('appUser', 'appUser.id', 'roleGrant.userId')
    .select(['appUser.id', 'appUser.name', 'roleGrant.role'])
    .select(sql<string | null>`case when scope_kind = 'agency' then scope_code end`.as('agencyCode'))
    .orderBy('appUser.createdAt')
    .execute()
}

/** Chats in which somebody of the administration answers, in order of their places. */
export async function listPastChats(db: Db): Promise<PastChat[]> {
  const rows = await db
    .selectFrom('chat')
    .innerJoin('channel', 'channel.id', 'chat.channelId')
    .innerJoin('chatMember', 'chatMember.chatId', 'chat.id')
    .innerJoin('officialAccount', 'officialAccount.userId', 'chatMember.userId')
    .innerJoin('author', (join) =>
      join
        .onRef('author.id', '=', 'officialAccount.authorId')
        .onRef('author.network', '=', 'channel.network'),
    )
    .innerJoin('personName', 'personName.id', 'chatMember.userId')
    .select(['chat.id', 'chat.channelId', 'channel.network', 'chat.container', 'chat.municipalityCode'])
    .select(['chatMember.userId', 'chatMember.role', 'author.id as authorId', 'personName.name'])
    .where('chat.isActive', '=', true)
    .orderBy('chat.municipalityCode')
    .orderBy('chat.container')
    .orderBy('author.externalId')
    .execute()
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((members) => {
    const [first] = members
    if (!first) return []
    const { id, channelId, network, container, municipalityCode } = first
    const officials = members.map(({ userId, role, authorId, name }) => ({ userId, role, authorId, name }))
    return [{ id, channelId, network, container, municipalityCode, officials }]
  })
}

const columns = new Map<string, string>()

/** The name that a column has there. */
export function inDatabase(name: string): string {
  const known = columns.get(name)
  if (known !== undefined) return known
  const made = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  columns.set(name, made)
  return made
}

/** All rows have the columns of the first; the others get what the table gives them. */
export function insertRows(tx: Tx, table: keyof DB, rows: readonly object[]): void {
  const [first] = rows
  if (!first) return
  const names = Object.keys(first)
  copyAhead(tx, {
    table: inDatabase(table),
    columns: names.map(inDatabase),
    rows: rows.map((row) => valuesOf(row, names)),
  })
}

/** Nearly all rows of a table are made by one hand and have their columns in one order. */
function valuesOf(row: object, names: readonly string[]): unknown[] {
  const own = Object.keys(row)
  const values: unknown[] = Object.values(row)
  if (own.length === names.length && own.every((name, place) => name === names[place])) return values
  const known = new Map(own.map((name, place) => [name, values[place]]))
  return names.map((name) => known.get(name))
}

export async function findLastChange(tx: Tx): Promise<string> {
  const { rows } = await sql<{ last: string }>`
    select coalesce(max(id), 0)::text as last from question_change`.execute(tx)
  return rows[0]?.last ?? '0'
}

/** Ids of the Book, for so many questions. */
export async function reserveIds(tx: Tx, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select nextval('counted_question_id_seq')::int as id from generate_series(1, ${count}::int)`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Of the questions that an earlier run has brought, by where they come from. */
export async function listToldIds(db: Db): Promise<{ sourceId: string; id: number }[]> {
  const { rows } = await sql<{ sourceId: string; id: number }>`
    select source_id, id::int as id from counted_question`.execute(db)
  return rows
}

/** Takes back what triggers have told the Book since `toldBefore`: the rows came in as they are now, not as they were. */
export function deleteTold(tx: Tx, toldBefore: string): void {
  sendAhead(
    tx,
    sql`delete from question_change where id > ${toldBefore}::bigint and tx = pg_current_xact_id()`,
  )
}

function toJson(rows: readonly object[]): string {
  return JSON.stringify(
    rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([key, value]) => [inDatabase(key), value])),
    ),
  )
}

/** Published first and closed then, as they were: the Book is told of a rumour when it is published. */
export function judgeRumours(tx: Tx, judged: readonly JudgedRumour[]): void {
  if (judged.length === 0) return
  const rows = sql`jsonb_to_recordset(${toJson(judged)}::jsonb) as end_of (id uuid, step text, dropped_at_step text,
    drop_reason text, verdict text, published_at timestamptz, watch_until timestamptz, closed_at timestamptz)`
  sendAhead(
    tx,
    sql`update fake set step = case end_of.step when 'closed' then 'watch' else end_of.step end,
        dropped_at_step = end_of.dropped_at_step, drop_reason = end_of.drop_reason, verdict = end_of.verdict,
        published_at = end_of.published_at, watch_until = end_of.watch_until
      from ${rows} where fake.id = end_of.id`,
  )
  sendAhead(
    tx,
    sql`update fake set step = 'closed', closed_at = end_of.closed_at
      from ${rows} where fake.id = end_of.id and end_of.closed_at is not null`,
  )
}
