/** What rules did: a row for each question and kind of event, once. */
import { PlannedActResponse } from '@veche/contract/portal/work-rules.ts'
import { FIRING_STATES, RULE_CONDITIONS, RULE_EVENTS } from '@veche/contract/values/portal/work-rules.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import type { BeforeAct, Held, PlannedAct, RuleMatch } from '../rule-play/index.ts'

export type FiringState = (typeof FIRING_STATES)[number]
/** With what an undo restores. */
export type FiredAct = PlannedAct & { before?: BeforeAct | undefined }

export type FiringRow = {
  id: string
  ruleId: string
  ruleNo: number
  ruleName: string
  versionNo: number
  writtenBy: string
  incidentId: string
  event: RuleMatch['event']
  eventAt: Date
  firedAt: Date
  chain: string[]
  state: FiringState
  acts: FiredAct[]
  why: Held[]
  decidedByName: string | null
}

const Acts = z.array(PlannedActResponse.extend({ before: z.custom<BeforeAct>().optional() }))
const Why = z.array(z.object({ is: z.enum(RULE_CONDITIONS), found: z.string().nullable() }))

function selectFirings(db: Db) {
  return db
    .selectFrom('ruleFiring')
    .innerJoin('workRule', 'workRule.id', 'ruleFiring.ruleId')
    .innerJoin('workRuleVersion', (join) =>
      join
        .onRef('workRuleVersion.ruleId', '=', 'ruleFiring.ruleId')
        .onRef('workRuleVersion.versionNo', '=', 'ruleFiring.versionNo'),
    )
    .select(['ruleFiring.id', 'ruleFiring.ruleId', 'workRule.no as ruleNo', 'ruleFiring.versionNo'])
    .select(['ruleFiring.incidentId', 'ruleFiring.event', 'ruleFiring.eventAt', 'ruleFiring.firedAt'])
    .select(['ruleFiring.chain', 'ruleFiring.state', 'ruleFiring.acts', 'ruleFiring.why'])
    .select(['ruleFiring.decidedByName', 'workRuleVersion.writtenBy'])
    .select(sql<string>`work_rule_version.content ->> 'name'`.as('ruleName'))
}

type StoredFiring = Awaited<ReturnType<ReturnType<typeof selectFirings>['execute']>>[number]

function toFiring({ acts, why, event, state, ...row }: StoredFiring): FiringRow {
  return {
    ...row,
    event: z.enum(RULE_EVENTS).parse(event),
    state: z.enum(FIRING_STATES).parse(state),
    acts: Acts.parse(acts),
    why: Why.parse(why),
  }
}

export type FiringFilter = {
  ruleId?: string | undefined
  incidentId?: string | undefined
  state?: FiringState | undefined
}

/** The newest first; `after` is the last row of the page before. */
export async function listFirings(
  db: Db,
  filter: FiringFilter,
  { after, limit }: { after: { firedAt: Date; id: string } | null; limit: number },
): Promise<FiringRow[]> {
  let query = selectFirings(db)
  if (filter.ruleId) query = query.where('ruleFiring.ruleId', '=', filter.ruleId)
  if (filter.incidentId) query = query.where('ruleFiring.incidentId', '=', filter.incidentId)
  if (filter.state) query = query.where('ruleFiring.state', '=', filter.state)
  if (after)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('ruleFiring.firedAt', 'ruleFiring.id'), '<', tuple(after.firedAt, after.id)),
    )
  const rows = await query
    .orderBy('ruleFiring.firedAt', 'desc')
    .orderBy('ruleFiring.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toFiring)
}

export async function getFiring(db: Db, id: string): Promise<FiringRow> {
  const row = await selectFirings(db).where('ruleFiring.id', '=', id).executeTakeFirst()
  if (!row) throw new NotFoundError('rule.firing_not_found', { id })
  return toFiring(row)
}

export async function lockFiring(tx: Tx, id: string): Promise<FiringRow> {
  await tx.selectFrom('ruleFiring').select('id').where('id', '=', id).forUpdate().execute()
  return getFiring(tx, id)
}

/** Kinds of events for which rules have acted on these questions, as `rule incident event`. */
export async function listFired(
  db: Db,
  { ruleIds, incidentIds }: { ruleIds: readonly string[]; incidentIds: readonly string[] },
): Promise<Set<string>> {
  if (ruleIds.length === 0 || incidentIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('ruleFiring')
    .select(['ruleId', 'incidentId', 'event'])
    .where('ruleId', 'in', ruleIds)
    .where('incidentId', 'in', incidentIds)
    .execute()
  return new Set(rows.map(({ ruleId, incidentId, event }) => `${ruleId} ${incidentId} ${event}`))
}

export type NewFiring = Pick<
  FiringRow,
  'id' | 'ruleId' | 'versionNo' | 'incidentId' | 'event' | 'eventAt' | 'firedAt' | 'state'
> & { chain: readonly string[]; acts: readonly FiredAct[]; why: readonly Held[] }

/** False: the rule has acted on the question for such an event already. */
export async function insertFiring(tx: Tx, { chain, acts, why, ...row }: NewFiring): Promise<boolean> {
  const inserted = await tx
    .insertInto('ruleFiring')
    .values({ ...row, chain: [...chain], acts: JSON.stringify(acts), why: JSON.stringify(why) })
    .onConflict((conflict) => conflict.columns(['ruleId', 'incidentId', 'event']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

export async function updateFiring(
  tx: Tx,
  id: string,
  {
    acts,
    ...changes
  }: { state: FiringState; acts: readonly FiredAct[] } & Partial<{
    decidedBy: string
    decidedByName: string
    decidedAt: Date
  }>,
): Promise<void> {
  await tx
    .updateTable('ruleFiring')
    .set({ ...changes, acts: JSON.stringify(acts) })
    .where('id', '=', id)
    .execute()
}

export async function countFiredSince(db: Db, ruleId: string, since: Date): Promise<number> {
  const row = await db
    .selectFrom('ruleFiring')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('ruleId', '=', ruleId)
    .where('firedAt', '>', since)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export type FiringCounts = { inHour: number; inWeek: number; lastAt: Date | null; waiting: number }

/** Of all rules at once, for their list. */
export async function countFirings(
  db: Db,
  { hour, week }: { hour: Date; week: Date },
): Promise<Map<string, FiringCounts>> {
  const rows = await sql<FiringCounts & { ruleId: string }>`
    select rule.id as "ruleId", recent.in_hour as "inHour", recent.in_week as "inWeek", last.at as "lastAt",
      waiting.count as "waiting"
    from work_rule rule
    cross join lateral (
      select count(*) filter (where fired_at > ${hour})::int as in_hour, count(*)::int as in_week
      from rule_firing where rule_id = rule.id and fired_at > ${week}) recent
    cross join lateral (select max(fired_at) as at from rule_firing where rule_id = rule.id) last
    cross join lateral (
      select count(*)::int as count from rule_firing where rule_id = rule.id and state = 'waiting') waiting`.execute(
    db,
  )
  return new Map(rows.rows.map(({ ruleId, ...counts }) => [ruleId, counts]))
}
