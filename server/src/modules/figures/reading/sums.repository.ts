/** Sums of measures: what is folded, and what has changed since. */
import type { Source, Sums } from '@veche/book/figures/figure.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import type { Slice } from '../ledger/index.ts'
import type { Condition } from './domain/choose-slice.ts'
import type { Period } from './domain/period.ts'

export type SumsQuery = {
  slice: Slice
  conditions: readonly Condition[]
  period: Period
  /** Columns of the groups; `day` and `source` are columns too. */
  by: readonly string[]
  /** None: all. */
  measures?: readonly string[]
}

export type SumsRow = { keys: (string | null)[]; source: Source; measure: string; value: number }

/** One row for each group, source and measure. */
export async function readSums(
  db: Db,
  { slice, conditions, period, by, measures }: SumsQuery,
): Promise<SumsRow[]> {
  const where = sql.join(
    [
      sql`day between ${period.from}::date and ${period.to}::date`,
      ...conditions.map(({ column, value }) => sql`${sql.ref(column)} = ${value}`),
      ...(measures ? [sql`measure = any(${[...measures]}::text[])`] : []),
    ],
    sql` and `,
  )
  const keys = by.map((column) => (column === 'day' ? sql`day::text` : sql.ref(column)))
  const columns = keys.map((key, index) => sql`${key} as ${sql.ref(`key_${index}`)}`)
  const part = (from: RawBuilder<unknown>, value: string) => sql`
    select ${list([...columns, sql`source`, sql`measure`, sql`${sql.ref(value)} as value`])} from ${from} and ${where}`
  const names = by.map((_, index) => sql.ref(`key_${index}`))
  const { rows } = await sql<{ keys: (string | null)[]; source: Source; measure: string; value: string }>`
    select array[${names.length > 0 ? list(names) : sql``}]::text[] as keys, source, measure, sum(value) as value
    from (
      ${part(sql`figure_count where slice = ${slice}`, 'value')}
      union all
      ${part(sql`figure_change where true`, 'change')}) one
    group by ${list([...names, sql`source`, sql`measure`])}
    having sum(value) <> 0`.execute(db)
  return rows.map((row) => ({ ...row, value: Number(row.value) }))
}

const list = (parts: readonly RawBuilder<unknown>[]) => sql.join([...parts])

/** Sums of one source, or of all sources of questions. */
export function sumsOf(
  rows: readonly Pick<SumsRow, 'source' | 'measure' | 'value'>[],
  source: Source | null,
): Sums {
  const sums = new Map<string, number>()
  for (const row of rows)
    if (source === null ? row.source !== 'rumour' : row.source === source)
      sums.set(row.measure, (sums.get(row.measure) ?? 0) + row.value)
  return sums
}

/** How many questions were first answered after so many working minutes; sorted by minutes. */
export type MinutesRow = { keys: (string | null)[]; source: Source; minutes: number; count: number }

/** Over the questions themselves, from an index that holds all that is read here (migration 0100). */
export async function readMinutes(
  db: Db,
  { conditions, period, by, zone }: Pick<SumsQuery, 'conditions' | 'period' | 'by'> & { zone: string },
): Promise<MinutesRow[]> {
  const answeredDay = sql`(answered_at at time zone ${zone})::date`
  const where = sql.join(
    [
      sql`answered_at >= ${period.from}::date::timestamp at time zone ${zone}`,
      sql`answered_at < (${period.to}::date + 1)::timestamp at time zone ${zone}`,
      sql`state not in ('refused', 'passed_on') and working_minutes is not null`,
      ...conditions.map(({ column, value }) => sql`${sql.ref(column)} = ${value}`),
    ],
    sql` and `,
  )
  const keys = by.map((column) => (column === 'day' ? sql`${answeredDay}::text` : sql.ref(column)))
  const names = by.map((_, index) => sql.ref(`key_${index}`))
  const columns = keys.map((key, index) => sql`${key} as ${sql.ref(`key_${index}`)}`)
  const { rows } = await sql<MinutesRow>`
    select array[${names.length > 0 ? list(names) : sql``}]::text[] as keys, source, working_minutes as minutes,
      count(*)::int as count
    from (select ${list([...columns, sql`source`, sql`working_minutes`])} from counted_question where ${where}) one
    group by ${list([...names, sql`source`, sql`working_minutes`])}
    order by working_minutes`.execute(db)
  return rows
}

export type WaitingNow = { keys: (string | null)[]; source: Source; open: number; late: number; soon: number }

/** Questions without a first answer at this moment. */
export async function readWaiting(
  db: Db,
  { conditions, by, now, soonAt }: Pick<SumsQuery, 'conditions' | 'by'> & { now: Date; soonAt: Date },
): Promise<WaitingNow[]> {
  const where = sql.join(
    [
      sql`answered_at is null and state = 'open'`,
      ...conditions.map(({ column, value }) => sql`${sql.ref(column)} = ${value}`),
    ],
    sql` and `,
  )
  const names = by.map((column) => sql.ref(column))
  const { rows } = await sql<WaitingNow>`
    select array[${names.length > 0 ? list(names) : sql``}]::text[] as keys, source, count(*)::int as open,
      count(*) filter (where due_at < ${now})::int as late,
      count(*) filter (where due_at >= ${now} and due_at < ${soonAt})::int as soon
    from counted_question where ${where} group by ${list([...names, sql`source`])}`.execute(db)
  return rows
}
