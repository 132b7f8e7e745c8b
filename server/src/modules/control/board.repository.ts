/** Counts of the board beside those of open work, which are kept. What is asked lies between two moments of an index. */

import { SPENT_KEYS } from '@veche/contract/values/control.ts'
import { sql } from 'kysely'
import type { Db } from '../../platform/database/db.ts'
import type { Actor } from '../access/index.ts'
import { visibleIncidents } from '../incidents/index.ts'

/** Sums working time of steps that ended since that moment, by key and agency. */
export async function readSpent(db: Db, actor: Actor, since: Date) {
  return db
    .selectFrom('incidentDeadline')
    .innerJoin('incident', 'incident.id', 'incidentDeadline.incidentId')
    .where(visibleIncidents(actor))
    .where('incidentDeadline.stoppedAt', '>=', since)
    .where('incidentDeadline.key', 'in', SPENT_KEYS)
    .where('incidentDeadline.state', 'in', ['met', 'late'])
    .groupBy(['incidentDeadline.key', 'incident.agencyCode'])
    .select(({ fn }) => [
      'incidentDeadline.key',
      'incident.agencyCode',
      sql<number>`coalesce(sum(spent_working_ms), 0)::bigint`.as('workingMs'),
      fn.countAll<number>().as('count'),
      sql<number>`count(*) filter (where incident_deadline.state = 'late')`.as('lateCount'),
    ])
    .execute()
}

export async function countPromises(
  db: Db,
  actor: Actor,
  { now, weekEnd, monthStart }: { now: Date; weekEnd: Date; monthStart: Date },
) {
  const isOpen = sql`promise.state = 'open'`
  return db
    .selectFrom('promise')
    .innerJoin('incident', 'incident.id', 'promise.incidentId')
    .where(visibleIncidents(actor))
    .where((eb) =>
      eb.or([
        eb('promise.state', '=', 'open'),
        eb.and([eb('promise.state', '=', 'broken'), eb('promise.closedAt', '>=', monthStart)]),
      ]),
    )
    .select([
      sql<number>`count(*) filter (where ${isOpen})`.as('open'),
      sql<number>`count(*) filter (where ${isOpen} and promise.due_at >= ${now} and promise.due_at < ${weekEnd})`.as(
        'dueThisWeek',
      ),
      sql<number>`count(*) filter (where ${isOpen} and promise.due_at < ${now})`.as('overdue'),
      sql<number>`count(*) filter (where promise.state = 'broken')`.as('brokenThisMonth'),
    ])
    .executeTakeFirstOrThrow()
}

/** Published since that moment; the clocks stood until the end of the wait, or stand still. */
export async function countClarifications(
  db: Db,
  actor: Actor,
  { since, now }: { since: Date; now: Date },
): Promise<{ asked: number; answered: number; silent: number; stoppedMs: number }> {
  const stood = sql`extract(epoch from least(coalesce(ended_at, ${now}), waits_until) - published_at)`
  return db
    .selectFrom('clarification')
    .innerJoin('incident', 'incident.id', 'clarification.incidentId')
    .where(visibleIncidents(actor))
    .where('clarification.publishedAt', '>=', since)
    .select([
      sql<number>`count(*)`.as('asked'),
      sql<number>`count(*) filter (where ended_as = 'answered')`.as('answered'),
      sql<number>`count(*) filter (where ended_as = 'silence')`.as('silent'),
      sql<number>`coalesce(sum(${stood}) filter (where stops_clocks), 0)::bigint * 1000`.as('stoppedMs'),
    ])
    .executeTakeFirstOrThrow()
}

/** Asked of other bodies for questions that the reader sees, and not given yet. */
export async function countContributions(
  db: Db,
  actor: Actor,
  now: Date,
): Promise<{ waiting: number; late: number }> {
  return db
    .selectFrom('contribution')
    .innerJoin('incident', 'incident.id', 'contribution.incidentId')
    .where(visibleIncidents(actor))
    .where('contribution.endedAt', 'is', null)
    .where('contribution.state', '<>', 'given')
    .select([
      sql<number>`count(*)`.as('waiting'),
      sql<number>`count(*) filter (where contribution.due_at < ${now})`.as('late'),
    ])
    .executeTakeFirstOrThrow()
}

/** The predicate is written as in the partial index. */
export const IS_CHANGED = sql<boolean>`
  incident_deadline.state in ('running', 'paused') and incident_deadline.changes <> '[]'`

export async function countChangedDeadlines(db: Db, actor: Actor): Promise<number> {
  const { count } = await db
    .selectFrom('incidentDeadline')
    .innerJoin('incident', 'incident.id', 'incidentDeadline.incidentId')
    .where(visibleIncidents(actor))
    .where(IS_CHANGED)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
