import { Address } from '@veche/contract/incidents.ts'
import { OPEN_STEPS, STEPS } from '@veche/contract/values/incidents.ts'
import { sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import { NIL_ID } from '../../../platform/ids.ts'
import type { Actor } from '../../access/index.ts'
import { visibleIncidents } from '../rights/index.ts'

/** The questions themselves, as they are now. */
export async function listQuestionsNow(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('incident')
    .select(['id', 'step', 'urgency', 'kind', 'topicCode', 'groupCode', 'municipalityCode', 'agencyCode'])
    .select(['unitCode', 'assigneeId', 'address', 'tags', 'repeatNo', 'network', 'channelId', 'foundAt'])
    .select(['suggestion', 'sourceMessageId'])
    .select(
      sql<number>`case when author_id is null then 0 else (
        select count(*)::int from (
          select from incident earlier
          where earlier.author_id = incident.author_id and earlier.found_at < incident.found_at limit 100
        ) counted) end`.as('earlier'),
    )
    .where('id', 'in', ids)
    .execute()
  return rows.map((row) => ({ ...row, address: Address.parse(row.address) }))
}
export type QuestionNow = Awaited<ReturnType<typeof listQuestionsNow>>[number]

const LONGEST_HISTORY = 500

/** Steps of each question in their order, without their hashes. */
export async function listStepsOf(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db
    .selectFrom('incidentActivity')
    .select(['incidentId', 'seq', 'at', 'type', 'details'])
    .where('incidentId', 'in', ids)
    .where('seq', '<=', LONGEST_HISTORY)
    .orderBy('incidentId')
    .orderBy('seq')
    .execute()
}

/** A paused deadline is neither near nor late. */
export async function listDeadlineMoments(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db
    .selectFrom('incidentDeadline')
    .select(['incidentId', 'startedAt', 'warnAt', 'dueAt', 'stoppedAt'])
    .where('incidentId', 'in', ids)
    .where('state', '<>', 'paused')
    .execute()
}

/** A page of all questions in the order of their ids, with whether something may have happened to each since then; or, if
 * asked, whether it stands where it waits for somebody. */
export async function listPage(
  db: Db,
  {
    after = NIL_ID,
    since,
    isStanding = false,
    limit,
  }: { after?: string; since: Date; isStanding?: boolean; limit: number },
): Promise<{ id: string; isTouched: boolean }[]> {
  return (
    db
      .selectFrom('incident')
      .select('id')
      // A question keeps its nearest deadline alone: where that one ran out long ago, another may have come since.
      .select(
        sql<boolean>`updated_at >= ${since} or coalesce(deadline_due_at >= ${since}, false)
          or deadline_due_at < ${since} and exists (
            select from incident_deadline running
            where running.incident_id = incident.id and running.state = 'running' and running.due_at >= ${since}
          ) or ${isStanding} and step in (${sql.join([...OPEN_STEPS])})`.as('isTouched'),
      )
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit)
      .execute()
  )
}

/** All questions that were changed since then, however old they are, the last changed first. Steps are named for the index. */
export async function listTouched(
  db: Db,
  { since, limit }: { since: Date; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('incident')
    .select('id')
    .where('step', 'in', STEPS)
    .where('updatedAt', '>=', since)
    .orderBy('updatedAt', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** About how many questions there are. */
export async function countAbout(db: Db): Promise<number> {
  const row = await db
    .selectFrom('incident')
    .select(({ fn }) => fn.max('number').as('most'))
    .executeTakeFirst()
  return row?.most ?? 0
}

/** Questions with a deadline that came near or ran out within the span. */
export async function listDueWithin(
  db: Db,
  { from, until, isWarned }: { from: Date; until: Date; isWarned: boolean },
): Promise<string[]> {
  const rows = await db
    .selectFrom('incidentDeadline')
    .select('incidentId')
    .distinct()
    .where('state', '=', 'running')
    .where((eb) =>
      eb.or([
        eb.and([eb('dueAt', '>', from), eb('dueAt', '<=', until)]),
        ...(isWarned
          ? [eb.and([eb('dueAt', '>', from), eb('warnAt', '>', from), eb('warnAt', '<=', until)])]
          : []),
      ]),
    )
    .execute()
  return rows.map(({ incidentId }) => incidentId)
}

/** Of these questions those that the reader sees, with what a row of a list says. */
export async function listTitles(db: Db, ids: readonly string[], actor: Actor) {
  if (ids.length === 0) return new Map<string, { number: number; title: string }>()
  const rows = await db
    .selectFrom('incident')
    .select(['incident.id', 'incident.number', 'incident.title'])
    .where('incident.id', 'in', ids)
    .where(visibleIncidents(actor))
    .execute()
  return new Map(rows.map(({ id, number, title }) => [id, { number, title }]))
}

/** Among so many of a topic its place is looked for, so that a rare place costs no more than a frequent one. */
const LOOKED_AT = 1000
const MOST_PAST = 10

/** Who has answered the last questions of a topic in a municipality, of those that the reader sees, newest first. */
export async function listPastAgencies(
  db: Db,
  { topicCode, municipalityCode, actor }: { topicCode: string; municipalityCode: string; actor: Actor },
): Promise<string[]> {
  const rows = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('incident')
        .selectAll()
        .where('topicCode', '=', topicCode)
        .where('answeredAt', 'is not', null)
        .orderBy('answeredAt', 'desc')
        .limit(LOOKED_AT)
        .as('incident'),
    )
    .select('incident.agencyCode')
    .where('incident.municipalityCode', '=', municipalityCode)
    .where('incident.agencyCode', 'is not', null)
    .where(visibleIncidents(actor))
    .orderBy('incident.answeredAt', 'desc')
    .limit(MOST_PAST)
    .execute()
  return rows.flatMap(({ agencyCode }) => (agencyCode === null ? [] : [agencyCode]))
}

/** Questions of a body that were touched since then or that somebody of it has in hand, the last changed first. */
export async function listHeldSince(
  db: Db,
  { agencyCode, since, limit }: { agencyCode: string; since: Date; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('incident')
    .select('id')
    .where('agencyCode', '=', agencyCode)
    .where('assigneeId', 'is not', null)
    .where((eb) =>
      eb.or([eb('updatedAt', '>=', since), eb('step', 'in', ['assigned', 'in_progress', 'rework'])]),
    )
    .orderBy('updatedAt', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** A page of those that stand at such a step, in the order of their ids. */
export async function listStanding(
  db: Db,
  { after = NIL_ID, limit }: { after?: string; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('incident')
    .select('id')
    .where('step', 'in', OPEN_STEPS)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}
