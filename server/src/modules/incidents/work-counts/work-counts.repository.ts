/**
 * Kept sums of open work (migration 0081). How much is late is what is timed less what is not due yet: of the work
 * itself only the last days and what lies ahead are read, however much is late.
 */
import { Step } from '@veche/contract/incidents.ts'
import { OWED_STEPS } from '@veche/contract/values/incidents.ts'
import { type Expression, expressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { DB } from '../../../platform/database/database.gen.ts'
import type { Database, Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { DUE_ORDER, isClockRunning } from '../filter/index.ts'
import { grantedWork, visibleIncidents } from '../rights/index.ts'
import { HAS_DEADLINE, IS_OPEN, IS_OWED } from './owed-work.query.ts'

export type DueWork = {
  step: Step
  agencyCode: string | null
  /** How many are due before each edge. */
  before: readonly number[]
}

/** Owed work whose clock runs, by step and body; `edges` in order of time, and nothing beyond the last is told. */
export async function countDueWork(db: Db, actor: Actor, edges: readonly Date[]): Promise<DueWork[]> {
  const [first] = edges
  if (!first) return []
  const granted = grantedWork(actor, 'incident')
  const dueBefore = (edge: Date) => sql<number>`count(*) filter (where ${DUE_ORDER} < ${edge})`
  const notDueBefore = (edge: Date) => sql<number>`-count(*) filter (where ${DUE_ORDER} >= ${edge})`
  const ofIncidents = (figures: RawBuilder<number>[], where: Expression<SqlBool>) => sql`
    select step, agency_code, ${named(figures)} from incident
    where ${IS_OWED} and ${HAS_DEADLINE} and ${where} group by step, agency_code`
  const kept = sql`
    select step, agency_code, ${named(edges.map(() => sql<number>`sum(change)`))} from work_count
    where step in (${sql.join(OWED_STEPS)}) and is_timed and ${grantedWork(actor, 'workCount')}
    group by step, agency_code`
  const parts = [
    kept,
    ofIncidents(
      edges.map(notDueBefore),
      sql<SqlBool>`not is_frozen and ${DUE_ORDER} >= ${first} and ${granted}`,
    ),
    ofIncidents(edges.map(dueBefore), isFrozenAndLate(actor)),
    ofIncidents(edges.map(dueBefore), sql<SqlBool>`not is_frozen and ${isGivenBeyondGrants(actor)}`),
  ]
  const sums = edges.map((_, index) => sql`sum(${sql.ref(`before_${index}`)})`)
  const { rows } = await sql<{ step: string; agencyCode: string | null; before: number[] }>`
    select step, agency_code, array[${sql.join(sums)}]::int[] as before
    from (${sql.join(parts, sql` union all `)}) part group by step, agency_code`.execute(db)
  return rows.flatMap((row) => (row.before.at(-1) === 0 ? [] : [{ ...row, step: Step.parse(row.step) }]))
}

/** Late before it was frozen, so its clock goes on. Few are frozen: they are found by their mark. */
function isFrozenAndLate(actor: Actor): RawBuilder<SqlBool> {
  const eb = expressionBuilder<DB, 'incident'>()
  return sql<SqlBool>`marks && '{frozen}' and ${isClockRunning(eb)} and ${visibleIncidents(actor)(eb)}`
}

/** Given in person to somebody whose roles do not show it: no sum of scopes holds it. */
function isGivenBeyondGrants(actor: Actor): Expression<SqlBool> {
  if (actor.grants.length === 0) return sql<SqlBool>`false`
  return sql<SqlBool>`incident.assignee_id = ${actor.id} and ${grantedWork(actor, 'incident')} is not true`
}

function named(figures: readonly RawBuilder<number>[]): RawBuilder<unknown> {
  return sql.join(figures.map((figure, index) => sql`${figure} as ${sql.ref(`before_${index}`)}`))
}

/** Open work of one step, timed or not. */
export async function countStep(db: Db, actor: Actor, step: Step): Promise<number> {
  const { count } = await db
    .selectFrom('workCount')
    .where('step', '=', step)
    .where(grantedWork(actor, 'workCount'))
    .select((eb) =>
      eb(
        sql<number>`coalesce(sum(change), 0)`,
        '+',
        eb
          .selectFrom('incident')
          .where('incident.step', '=', step)
          .where(isGivenBeyondGrants(actor))
          .select(({ fn }) => fn.countAll<number>().as('own')),
      ).as('count'),
    )
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** What has gathered becomes one row for each kind of work. Nobody who writes meanwhile waits, or is left out. */
export async function addUpWorkCounts(db: Database): Promise<void> {
  const kind = sql`step, municipality_code, agency_code, unit_code, is_timed`
  await sql`
    with gone as (
      delete from work_count where id in (
        select unnest(array_agg(id)) from work_count group by ${kind} having count(*) > 1 or sum(change) = 0)
      returning *)
    insert into work_count (${kind}, change)
    select ${kind}, sum(change) from gone group by ${kind} having sum(change) <> 0`.execute(db)
}

export type Drift = { step: string; kept: number; counted: number }

/** Kinds of work whose sum was not what a count of the work itself says, and now is. None, unless something is broken. */
export async function correctWorkCounts(db: Database): Promise<Drift[]> {
  const { rows } = await sql<Drift>`
    with drift as (
      select step, municipality_code, agency_code, unit_code, is_timed, sum(kept) as kept, sum(counted) as counted
      from (
        select step, municipality_code, agency_code, unit_code, is_timed, change as kept, 0 as counted from work_count
        union all
        select step, municipality_code, agency_code, unit_code, deadline_due_at is not null and not is_frozen, 0, 1
        from incident where ${IS_OPEN}) both_ways
      group by 1, 2, 3, 4, 5 having sum(kept) <> sum(counted)),
    correction as (
      insert into work_count (step, municipality_code, agency_code, unit_code, is_timed, change)
      select step, municipality_code, agency_code, unit_code, is_timed, counted - kept from drift)
    select step, kept::int, counted::int from drift`.execute(db)
  return rows
}
