/**
 * The ledger of migrations 0083 and 0100. Triggers write what changed, in the transaction of the step; here it is folded, and
 * compared with what the questions themselves say.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Database, Db } from '../../../platform/database/db.ts'
import { DIMENSIONS, SLICES } from './domain/slices.ts'

const KEY = sql.raw(['slice', 'day', 'measure', 'source', ...DIMENSIONS].join(', '))

/** So many changes are folded by one statement, which has its limit of time however many have gathered. */
export const PORTION = 50_000

/** Moves what has gathered into the counts. Whoever reads meanwhile sees each change once. */
export async function foldFigures(db: Database, portion = PORTION): Promise<void> {
  while ((await foldSome(db, portion)) === portion);
}

async function foldSome(db: Database, portion: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with gone as (
      delete from figure_change where id in (select id from figure_change order by id limit ${portion}) returning *),
    folded as (
      insert into figure_count (${KEY}, value)
      select ${KEY}, sum(change) from (${sliced(sql`gone`, 'change')}) one
      group by ${KEY} having sum(change) <> 0
      on conflict (${KEY}) do update set value = figure_count.value + excluded.value)
    select count(*)::int as count from gone`.execute(db)
  return rows[0]?.count ?? 0
}

function sliced(from: RawBuilder<unknown>, amount: 'change' | 'amount'): RawBuilder<unknown> {
  const parts = Object.entries(SLICES).map(([slice, kept]) => {
    const keys = DIMENSIONS.map((name) =>
      (kept as readonly string[]).includes(name) ? sql.ref(name) : sql`null::text`,
    )
    return sql`select ${slice} as slice, day, measure, source, ${sql.join(
      keys.map((key, index) => sql`${key} as ${sql.ref(DIMENSIONS[index] ?? '')}`),
    )}, ${sql.ref(amount)} as change from ${from}`
  })
  return sql.join(parts, sql` union all `)
}

export type FigureDrift = { measure: string; days: number; kept: number; counted: number }

/**
 * Measures whose counts were not what the questions say, and now are. None, unless something is broken. A month at a time:
 * a region of ten years must not need one long statement.
 */
export async function correctFigures(db: Database): Promise<FigureDrift[]> {
  const found = new Map<string, FigureDrift>()
  for (const month of await listMonths(db))
    for (const drift of await correctMonth(db, month)) {
      const known = found.get(drift.measure) ?? { measure: drift.measure, days: 0, kept: 0, counted: 0 }
      known.days += drift.days
      known.kept += drift.kept
      known.counted += drift.counted
      found.set(drift.measure, known)
    }
  return [...found.values()].sort((one, other) => (one.measure < other.measure ? -1 : 1))
}

/** First days of the months from the first to the last day that anything is counted on. */
async function listMonths(db: Database): Promise<string[]> {
  const { rows } = await sql<{ month: string }>`
    with days as (
      select min(day) as first, max(day) as last from figure_count
      union all select min(day), max(day) from figure_change
      union all select min(day), max(day) from fake f, measures_of_fake(f) one
      union all select (least(min(taken_at), min(answered_at), min(closed_at)) at time zone time_zone)::date,
        (greatest(max(taken_at), max(answered_at), max(closed_at)) at time zone time_zone)::date
        from counted_question, region group by time_zone
      union all select (min(due_at) at time zone time_zone)::date, (max(due_at) at time zone time_zone)::date
        from counted_question, region where is_late group by time_zone)
    select to_char(month, 'YYYY-MM-DD') as month from generate_series(
      date_trunc('month', (select min(first) from days)::timestamp), (select max(last) from days)::timestamp, '1 month') month
    `.execute(db)
  return rows.map(({ month }) => month)
}

async function correctMonth(db: Database, month: string): Promise<FigureDrift[]> {
  const first = sql`${month}::date`
  const next = sql`(${month}::date + interval '1 month')::date`
  // A value that is known before the rest is planned: a table of regions without statistics would be guessed to have many.
  const zone = sql`(select time_zone from region)`
  const within = (moment: RawBuilder<unknown>) => sql`
    ${moment} >= ${first}::timestamp at time zone ${zone} and ${moment} < ${next}::timestamp at time zone ${zone}`
  const { rows } = await sql<FigureDrift>`
    with touched as (
      select id from counted_question where ${within(sql`taken_at`)}
      union select id from counted_question where ${within(sql`answered_at`)}
      union select id from counted_question where ${within(sql`closed_at`)}
      union select id from counted_question where is_late and ${within(sql`due_at`)}),
    counted as (
      select one.day, one.measure, q.source, q.network, q.municipality_code, q.group_code, q.topic_code,
        q.agency_code, one.amount
      from counted_question q, measures_of_question(q, ${zone}) one
      where q.id = any(array(select id from touched))
      union all
      select one.day, one.measure, 'rumour', null, f.municipality_code,
        (select group_code from topic where code = f.topic_code limit 1), f.topic_code, null, one.amount
      from fake f, measures_of_fake(f) one),
    drift as (
      select ${KEY}, sum(kept) as kept, sum(counted) as counted from (
        select ${KEY}, value as kept, 0 as counted from figure_count
        where slice = any(${Object.keys(SLICES)}::text[]) and day >= ${first} and day < ${next}
          and measure not in (${EVENTS})
        union all
        select ${KEY}, change, 0 from (${sliced(sql`figure_change`, 'change')}) waiting where measure not in (${EVENTS})
        union all
        select ${KEY}, 0, change from (${sliced(sql`counted`, 'amount')}) own) both_ways
      where day >= ${first} and day < ${next}
      group by ${KEY} having sum(kept) <> sum(counted)),
    correction as (
      insert into figure_count (${KEY}, value) select ${KEY}, counted - kept from drift
      on conflict (${KEY}) do update set value = figure_count.value + excluded.value)
    select measure, count(*)::int as days, sum(kept)::int as kept, sum(counted)::int as counted
    from drift where slice = 'all' group by measure order by measure`.execute(db)
  return rows
}

/** Counted on the day on which they happened, and not from what a question is now. */
const EVENTS = sql.join(
  ['promise_made', 'promise_kept', 'promise_moved', 'promise_broken', 'asked_again'].map((code) =>
    sql.lit(code),
  ),
)

/** Marks questions whose deadline has passed without an answer: late from that moment, or from the step that moved it there. */
export async function markLate(db: Db, now: Date): Promise<number> {
  const { rows } = await sql`
    update counted_question set is_late = true, changed_at = greatest(due_at, changed_at)
    where due_at < ${now} and answered_at is null and not is_late and state in ('open', 'merged')
    returning id`.execute(db)
  return rows.length
}
