/**
 * The ledger of migrations 0083 and 0100. Triggers write what changed, in the transaction of the step; here it is folded, and
 * compared with what the questions themselves say.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Database, Db } from '../../../platform/database/db.ts'
import { DIMENSIONS, SLICES } from './domain/slices.ts'

const KEY = sql.raw(['slice', 'day', 'measure', 'source', ...DIMENSIONS].join(', '))

/** Moves what has gathered into the counts. Whoever reads meanwhile sees each change once. */
export async function foldFigures(db: Database): Promise<void> {
  await sql`
    with gone as (delete from figure_change returning *)
    insert into figure_count (${KEY}, value)
    select ${KEY}, sum(change) from (${sliced(sql`gone`, 'change')}) one
    group by ${KEY} having sum(change) <> 0
    on conflict (${KEY}) do update set value = figure_count.value + excluded.value`.execute(db)
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

/** Measures whose counts were not what the questions say, and now are. None, unless something is broken. */
export async function correctFigures(db: Database): Promise<FigureDrift[]> {
  const { rows } = await sql<FigureDrift>`
    with counted as (
      select one.day, one.measure, q.source, q.network, q.municipality_code, q.group_code, q.topic_code,
        q.agency_code, one.amount
      from region, counted_question q, measures_of_question(q, region.time_zone) one
      union all
      select one.day, one.measure, 'rumour', null, f.municipality_code,
        (select group_code from topic where code = f.topic_code limit 1), f.topic_code, null, one.amount
      from fake f, measures_of_fake(f) one),
    drift as (
      select ${KEY}, sum(kept) as kept, sum(counted) as counted from (
        select ${KEY}, value as kept, 0 as counted from figure_count where measure not in (${EVENTS})
        union all
        select ${KEY}, change, 0 from (${sliced(sql`figure_change`, 'change')}) waiting where measure not in (${EVENTS})
        union all
        select ${KEY}, 0, change from (${sliced(sql`counted`, 'amount')}) own) both_ways
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
