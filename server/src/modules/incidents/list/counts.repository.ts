import type { Queue } from '@veche/contract/incidents.ts'
import { COUNT_LIMIT, OPEN_STEPS, OWN_QUEUES, QUEUES } from '@veche/contract/values/incidents.ts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import {
  fieldConditions,
  hasFailedDelivery,
  isClockRunning,
  isEnded,
  queueConditions,
  STEPS_OF,
} from '../filter/index.ts'
import { visibleIncidents } from '../rights/index.ts'
import type { IncidentQuery } from './stretch.query.ts'

export type Count = { queue: Queue; total: number; late: number; failed: number }
/** `own` depends on who asks, `shared` only on what they may see. */
const COUNTED = {
  all: QUEUES.filter((queue) => !STEPS_OF[queue].some(isEnded)),
  own: OWN_QUEUES,
  shared: QUEUES.filter(
    (queue) => !STEPS_OF[queue].some(isEnded) && !OWN_QUEUES.some((own) => own === queue),
  ),
} as const satisfies Record<string, readonly Queue[]>

/**
 * Live counts of open queues, in one query; each reads no more rows than it may show.
 * Ended ones are not counted: their number only grows. Steps stand in the text: one plan then serves every call.
 */
export async function countQueues(
  db: Db,
  { which = 'all', ...facts }: { actor: Actor; now: Date; timeZone: string; which?: keyof typeof COUNTED },
): Promise<Count[]> {
  const queues: readonly Queue[] = COUNTED[which]
  const parts = queues.flatMap((queue) => [
    queueCount(db, queue, facts),
    queueCount(db, queue, { ...facts, isLate: true }),
    queue === 'publishing' ? queueCount(db, queue, { ...facts, isFailed: true }) : sql<number>`0`,
  ])
  const { rows } = await sql<{ counts: number[] }>`select array[${sql.join(parts)}]::int[] as counts`.execute(
    db,
  )
  const counts = rows[0]?.counts ?? []
  return queues.map((queue, index) => ({
    queue,
    total: counts[index * 3] ?? 0,
    late: counts[index * 3 + 1] ?? 0,
    failed: counts[index * 3 + 2] ?? 0,
  }))
}

function queueCount(
  db: Db,
  queue: Queue,
  {
    isLate = false,
    isFailed = false,
    ...facts
  }: { actor: Actor; now: Date; timeZone: string; isLate?: boolean; isFailed?: boolean },
) {
  return boundedCount(
    db
      .selectFrom('incident')
      .where(sql<SqlBool>`incident.step in (${sql.join(STEPS_OF[queue].map((step) => sql.lit(step)))})`)
      .where((eb) =>
        eb.and([
          visibleIncidents(facts.actor)(eb),
          ...queueConditions(eb, queue, facts),
          ...(isLate ? fieldConditions(eb, { late: true }, facts) : []),
          ...(isFailed ? [hasFailedDelivery(eb)] : []),
        ]),
      ),
  )
}

/** How many questions that are the reader's have their deadline on each day, by the clock of the region. */
export function countDueByDay(
  db: Db,
  { from, until, ...facts }: { actor: Actor; now: Date; timeZone: string; from: Date; until: Date },
): Promise<{ day: string; count: number }[]> {
  return db
    .selectFrom('incident')
    .select(sql<string>`to_char(deadline_due_at at time zone ${facts.timeZone}, 'YYYY-MM-DD')`.as('day'))
    .select(sql<number>`count(*)::int`.as('count'))
    .where('step', 'in', [...STEPS_OF.mine])
    .where('deadlineDueAt', '>=', from)
    .where('deadlineDueAt', '<', until)
    .where((eb) =>
      eb.and([visibleIncidents(facts.actor)(eb), ...queueConditions(eb, 'mine', facts), isClockRunning(eb)]),
    )
    .groupBy(sql`1`)
    .orderBy(sql`1`)
    .execute()
}

/** So many of them, counted no further than `limit`. */
export async function countRows(db: Db, query: IncidentQuery, limit: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select ${boundedCount(query, limit)} as count`.execute(db)
  return rows[0]?.count ?? 0
}

function boundedCount(query: IncidentQuery, limit = COUNT_LIMIT): RawBuilder<number> {
  const rows = query.select(sql`1`.as('one')).limit(sql.lit(limit))
  return sql<number>`(select count(*) from (${rows}) counted)`
}

const ENOUGH = 1000

/** How many questions still stand on a row of the directory; counted no further than it matters. */
export async function countOpenWork(
  db: Db,
  { kind, code }: { kind: 'municipality' | 'agency' | 'unit'; code: string },
): Promise<number> {
  const rows = await db
    .selectFrom('incident')
    .select('id')
    .where(`${kind}Code`, '=', code)
    .where('step', 'in', OPEN_STEPS)
    .limit(ENOUGH)
    .execute()
  return rows.length
}

export type InHands = { open: number; urgent: number; late: number }

const IN_HANDS = ['assigned', 'in_progress', 'rework'] as const

/** By person of an agency: given or taken and not yet handed in; what came back counts. Under null: given to no person. */
export async function countInHands(
  db: Db,
  { agencyCode, now }: { agencyCode: string; now: Date },
): Promise<Map<string | null, InHands>> {
  const rows = await db
    .selectFrom('incident')
    .select(['assigneeId', sql<number>`count(*)::int`.as('open')])
    .select(sql<number>`count(*) filter (where urgency = 'urgent')::int`.as('urgent'))
    .select(sql<number>`count(*) filter (where deadline_due_at < ${now})::int`.as('late'))
    .where('agencyCode', '=', agencyCode)
    .where('step', 'in', IN_HANDS)
    .groupBy('assigneeId')
    .execute()
  return new Map(rows.map(({ assigneeId, ...counts }) => [assigneeId, counts]))
}

/** What of an agency's is in no hands, or in those of these people; whose deadline is nearest, first. */
export async function listInNoHands(
  db: Db,
  { agencyCode, goneIds, limit }: { agencyCode: string; goneIds: readonly string[]; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('incident')
    .select('id')
    .where('agencyCode', '=', agencyCode)
    .where('step', 'in', IN_HANDS)
    .where(({ eb, or }) =>
      or([eb('assigneeId', 'is', null), ...(goneIds.length > 0 ? [eb('assigneeId', 'in', goneIds)] : [])]),
    )
    .orderBy('deadlineDueAt', (order) => order.asc().nullsLast())
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}
