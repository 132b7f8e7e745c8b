/** Statements by which the past comes in, a page at a time. */
import { sql } from 'kysely'
import { sendAhead } from '../../../../platform/database/ahead.ts'
import type { DB, JsonValue } from '../../../../platform/database/database.gen.ts'
import type { Db, Tx } from '../../../../platform/database/db.ts'

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
export async function reserveNumbers(db: Db, count: number): Promise<number> {
  const { rows } = await sql<{ first: number }>`
    select min(nextval('incident_number'))::int as first from generate_series(1, ${count}::int)`.execute(db)
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

const columns = new Map<string, string>()

function inDatabase(name: string): string {
  const known = columns.get(name) ?? name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  columns.set(name, known)
  return known
}

/** All rows have the columns of the first; the others get what the table gives them. */
export function insertRows(tx: Tx, table: keyof DB, rows: readonly object[]): void {
  const [first] = rows
  if (!first) return
  const names = sql.raw(Object.keys(first).map(inDatabase).join(', '))
  const name = sql.raw(inDatabase(table))
  sendAhead(
    tx,
    sql`insert into ${name} (${names})
      select ${names} from json_populate_recordset(null::${name}, ${toJson(rows)}::json)`,
  )
}

function toJson(rows: readonly object[]): string {
  return JSON.stringify(
    rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([key, value]) => [inDatabase(key), value])),
    ),
  )
}

export type Change = {
  at: Date
  kind: string
  /** Which of its question's changes it is; several may come at once. */
  step: number
  sourceId: string
  mergedInto: string | null
  facts: object
}

/**
 * What the Book tells of the questions, in order of time. Their rows came in as they are now, so what the trigger said of
 * them is taken back: it would have told the end at the beginning.
 */
export function insertChanges(tx: Tx, changes: readonly Change[], taken: readonly string[]): void {
  if (taken.length > 0)
    sendAhead(
      tx,
      sql`delete from question_change change using counted_question question
        where question.id = change.question_id and question.source_id = any(${[...taken]}::uuid[])`,
    )
  if (changes.length === 0) return
  sendAhead(
    tx,
    sql`insert into question_change (question_id, kind, at, facts)
      select question.id, change.kind, change.at,
        change.facts || jsonb_build_object('id', question.id, 'source', question.source, 'network', question.network,
          'taken_at', question.taken_at, 'is_imported', false, 'changed_at', change.at, 'into', into_one.id)
      from jsonb_to_recordset(${toJson(changes)}::jsonb)
        as change (at timestamptz, kind text, step int, source_id uuid, merged_into uuid, facts jsonb)
      join counted_question question on question.source_id = change.source_id
      left join counted_question into_one on into_one.source_id = change.merged_into
      order by change.at, question.id, change.step`,
  )
}
