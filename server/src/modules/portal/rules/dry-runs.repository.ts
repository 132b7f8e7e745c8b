/** Tries of rules over the past, by portions, and the questions that each found. */
import { PlannedActResponse, RuleAct } from '@veche/contract/portal/work-rules.ts'
import { ACT_OUTCOMES, DRY_RUN_STATES, RULE_EVENTS } from '@veche/contract/values/portal/work-rules.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { ConflictError } from '../../../platform/errors.ts'
import { NIL_ID } from '../../../platform/ids.ts'
import type { Tally, TriedMatch } from '../rule-play/index.ts'

const Acts = z.array(
  z.object({
    planned: z.number(),
    same: z.number(),
    other: z.number(),
    none: z.number(),
    // Tries of before have none of these.
    nothing: z.number().default(0),
    refused: z.number().default(0),
  }),
)
const Fits = z.object({ begun: z.number(), whole: z.number(), each: z.array(z.number()) }).nullable()
const Hours = z.record(z.string(), z.number())
const TriedActs = z.array(
  z.object({
    act: RuleAct,
    outcome: z.enum(ACT_OUTCOMES),
    code: z.string().nullable(),
    people: z.enum(['same', 'other', 'none']).nullable(),
    given: PlannedActResponse.shape.given,
  }),
)

export type DryRunRow = Tally & {
  /** Null: nothing was looked at yet, or before they were counted. */
  fits: z.infer<typeof Fits>
  id: string
  ruleId: string
  versionNo: number
  state: (typeof DRY_RUN_STATES)[number]
  fromAt: Date
  untilAt: Date
  afterId: string
  lookedCount: number
  seenCount: number
  totalCount: number
  startedByName: string
  startedAt: Date
  finishedAt: Date | null
}

function selectRuns(db: Db) {
  return db
    .selectFrom('ruleDryRun')
    .select([
      'id',
      'ruleId',
      'versionNo',
      'state',
      'fromAt',
      'untilAt',
      'afterId',
      'lookedCount',
      'seenCount',
    ])
    .select(['totalCount', 'matchedCount', 'incidentCount', 'acts', 'hours', 'fits'])
    .select(['startedByName', 'startedAt', 'finishedAt'])
}
type StoredRun = Awaited<ReturnType<ReturnType<typeof selectRuns>['execute']>>[number]

function toRun({ acts, hours, fits, state, ...row }: StoredRun): DryRunRow {
  return {
    ...row,
    state: z.enum(DRY_RUN_STATES).parse(state),
    acts: Acts.parse(acts),
    hours: Hours.parse(hours),
    fits: Fits.parse(fits),
  }
}

/** The last one of a version. */
export async function findDryRun(
  db: Db,
  { ruleId, versionNo }: { ruleId: string; versionNo: number },
): Promise<DryRunRow | null> {
  const row = await selectRuns(db)
    .where('ruleId', '=', ruleId)
    .where('versionNo', '=', versionNo)
    .orderBy('startedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? toRun(row) : null
}

export async function findRunById(db: Db, id: string): Promise<DryRunRow | null> {
  const row = await selectRuns(db).where('id', '=', id).executeTakeFirst()
  return row ? toRun(row) : null
}

export async function lockRun(tx: Tx, id: string): Promise<DryRunRow | null> {
  const row = await selectRuns(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? toRun(row) : null
}

type NewRun = Pick<DryRunRow, 'id' | 'ruleId' | 'versionNo' | 'fromAt' | 'untilAt' | 'totalCount'> & {
  actor: { id: string; name: string }
}

/** An earlier try of the same version, and what it found, gives way to the new one. */
export async function insertRun(tx: Tx, { actor, ...run }: NewRun): Promise<void> {
  const running = await tx
    .selectFrom('ruleDryRun')
    .select('id')
    .where('ruleId', '=', run.ruleId)
    .where('state', '=', 'running')
    .executeTakeFirst()
  if (running) throw new ConflictError('rule.dry_run_running', { id: run.ruleId })
  await tx
    .deleteFrom('ruleDryRun')
    .where('ruleId', '=', run.ruleId)
    .where('versionNo', '=', run.versionNo)
    .execute()
  await tx
    .insertInto('ruleDryRun')
    .values({
      ...{ ...run, state: 'running', afterId: NIL_ID, startedAt: run.untilAt },
      ...{ startedBy: actor.id, startedByName: actor.name },
    })
    .execute()
}

export async function updateRun(
  tx: Tx,
  id: string,
  {
    acts,
    hours,
    fits,
    ...changes
  }: Partial<Omit<DryRunRow, 'id' | 'ruleId' | 'versionNo' | 'startedByName' | 'startedAt'>>,
): Promise<void> {
  await tx
    .updateTable('ruleDryRun')
    .set({
      ...changes,
      ...(acts ? { acts: JSON.stringify(acts) } : {}),
      ...(hours ? { hours: JSON.stringify(hours) } : {}),
      ...(fits ? { fits: JSON.stringify(fits) } : {}),
    })
    .where('id', '=', id)
    .execute()
}

export async function insertMatches(tx: Tx, runId: string, matches: readonly TriedMatch[]): Promise<void> {
  if (matches.length === 0) return
  await tx
    .insertInto('ruleDryMatch')
    .values(
      matches.map(({ incidentId, event, at, acts }) => ({
        ...{ runId, incidentId, event, at, acts: JSON.stringify(acts) },
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The newest first; `after` is the last row of the page before. */
export async function listMatches(
  db: Db,
  runId: string,
  { after, limit }: { after: Pick<TriedMatch, 'at' | 'incidentId'> | null; limit: number },
): Promise<TriedMatch[]> {
  let query = db
    .selectFrom('ruleDryMatch')
    .select(['incidentId', 'event', 'at', 'acts'])
    .where('runId', '=', runId)
  if (after)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('at', 'incidentId'), '<', tuple(after.at, after.incidentId)),
    )
  const rows = await query.orderBy('at', 'desc').orderBy('incidentId', 'desc').limit(limit).execute()
  return rows.map(({ event, acts, ...row }) => ({
    ...row,
    event: z.enum(RULE_EVENTS).parse(event),
    acts: TriedActs.parse(acts),
  }))
}

/** What their acts came to, known only when all were found. */
export async function updateMatches(tx: Tx, runId: string, matches: readonly TriedMatch[]): Promise<void> {
  const rows = matches.map(({ incidentId, event, acts }) => ({ incidentId, event, acts }))
  if (rows.length === 0) return
  await sql`update rule_dry_match set acts = named.acts
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as named("incidentId" uuid, event text, acts jsonb)
    where run_id = ${runId} and rule_dry_match.incident_id = named."incidentId"
      and rule_dry_match.event = named.event`.execute(tx)
}
