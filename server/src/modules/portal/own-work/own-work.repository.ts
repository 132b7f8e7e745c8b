/**
 * What a person wrote since a day, how it fared, and what residents said of it. A text that an approver mended counts
 * for its writer. Whether it was in time and how long it took is what the ledger says of the question.
 */
import { expressionBuilder, type RawBuilder, sql } from 'kysely'
import type { DB } from '../../../platform/database/database.gen.ts'
import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { visibleIncidents } from '../../incidents/index.ts'

type Tally = {
  answers: number
  timed: number
  inTime: number
  returned: number
  asked: number
  satisfied: number
  minutes: number | null
}

/** Versions that were decided on, of these people; `answer_version_author_time` and `answer_version_writer` find them. */
function judged(userIds: readonly string[], since: Date): RawBuilder<unknown> {
  const people = sql`any(${[...userIds]}::text[])`
  const columns = sql`incident_id, version_no, outcome, decided_at, decided_by_name, reason_code, decision_comment`
  return sql`
    select author_id as person, ${columns} from answer_version
    where author_id = ${people} and created_at >= ${since} and writer_id is null
      and outcome in ('approved', 'sent_back')
    union all
    select writer_id, ${columns} from answer_version
    where writer_id = ${people} and writer_id is not null and created_at >= ${since}
      and outcome in ('approved', 'sent_back')`
}

/** One question answered twice by the same person is one answer. */
const ANSWERED = sql`select person, incident_id, min(decided_at) as at from judged
  where outcome = 'approved' group by person, incident_id`

function tallies(
  key: (at: string) => RawBuilder<unknown>,
  { userIds, since }: { userIds: readonly string[]; since: Date },
): RawBuilder<Tally & { key: string }> {
  return sql<Tally & { key: string }>`
    with judged as materialized (${judged(userIds, since)}), answered as (${ANSWERED}),
    written as (
      select ${key('answered.at')} as key, count(*)::int as answers,
        count(q.due_at)::int as timed,
        count(*) filter (where not q.is_late and q.answered_at <= q.due_at)::int as in_time,
        count(*) filter (where q.satisfaction in ('satisfied', 'neutral', 'dissatisfied'))::int as asked,
        count(*) filter (where q.satisfaction = 'satisfied')::int as satisfied,
        percentile_cont(0.5) within group (order by q.working_minutes) as minutes
      from answered left join counted_question q on q.source = 'incident' and q.source_id = answered.incident_id
      group by 1
    ),
    back as (
      select ${key('judged.decided_at')} as key, count(*)::int as returned from judged
      where outcome = 'sent_back' group by 1
    )
    select coalesce(written.key, back.key) as key, coalesce(answers, 0) as answers, coalesce(timed, 0) as timed,
      coalesce(in_time, 0) as in_time, coalesce(returned, 0) as returned, coalesce(asked, 0) as asked,
      coalesce(satisfied, 0) as satisfied, minutes::float8 as minutes
    from written full join back on back.key = written.key`
}

type Since = { since: Date; timeZone: string }

const weekOf = (timeZone: string) => (at: string) =>
  sql`to_char(date_trunc('week', ${sql.ref(at)} at time zone ${timeZone}), 'YYYY-MM-DD')`

/** Of one person, by the Monday of each week with anything in it. */
export async function listOwnWeeks(
  db: Db,
  { userId, since, timeZone }: Since & { userId: string },
): Promise<Map<string, Tally>> {
  const { rows } = await tallies(weekOf(timeZone), { userIds: [userId], since }).execute(db)
  return new Map(rows.map(({ key, ...tally }) => [key, tally]))
}

/** Of each of these people that has anything. Without names: nobody is told apart. */
export async function listTalliesOf(
  db: Db,
  asked: { userIds: readonly string[]; since: Date },
): Promise<Tally[]> {
  const { rows } = await tallies((at) => sql.ref(at.replace(/\.\w+$/, '.person')), asked).execute(db)
  return rows.map(({ key: _, ...tally }) => tally)
}

type Steps = { sorted: number; decided: number; handed: number }

/** Questions that the person sorted, texts of others that they decided on, work that they gave to people: each once a week. */
export async function countSteps(
  db: Db,
  { userId, since, timeZone }: Since & { userId: string },
): Promise<Map<string, Steps>> {
  const { rows } = await sql<Steps & { key: string }>`
    select ${weekOf(timeZone)('at')} as key,
      count(distinct incident_id) filter (where type in ('accept', 'dismiss', 'assign'))::int as sorted,
      count(distinct incident_id) filter (
        where type in ('approve', 'approve_inside', 'send_back', 'mend'))::int as decided,
      count(distinct incident_id) filter (where type in ('assign_person', 'reminded'))::int as handed
    from incident_activity
    where actor_id = ${userId} and actor_id is not null and not (details ? 'bulkRunId') and at >= ${since}
      and type in ('accept', 'dismiss', 'assign', 'approve', 'approve_inside', 'send_back', 'mend',
        'assign_person', 'reminded')
    group by 1`.execute(db)
  return new Map(rows.map(({ key, ...steps }) => [key, steps]))
}

const SHOWN = 10

type OwnReturn = {
  incidentId: string
  title: string
  at: Date
  byName: string | null
  reasonCode: string | null
  words: string
  isSettled: boolean
}

/** What came back and why, the last first, of questions that the person may still see. */
export async function listOwnReturns(
  db: Db,
  { actor, since }: { actor: Actor; since: Date },
): Promise<OwnReturn[]> {
  const { rows } = await sql<OwnReturn>`
    with judged as materialized (${judged([actor.id], since)})
    select judged.incident_id, incident.title, decided_at as at, decided_by_name as by_name, reason_code,
      decision_comment as words, exists (select from judged later where later.incident_id = judged.incident_id
        and later.outcome = 'approved' and later.version_no > judged.version_no) as is_settled
    from judged join incident on incident.id = judged.incident_id
    where judged.outcome = 'sent_back' and ${isVisible(actor)}
    order by decided_at desc, judged.incident_id limit ${SHOWN}`.execute(db)
  return rows
}

type Thanks = { incidentId: string; title: string; at: Date; words: string }

/** The last words of authors who are satisfied with an answer of the person. */
export async function listThanks(db: Db, { actor, since }: { actor: Actor; since: Date }): Promise<Thanks[]> {
  const { rows } = await sql<Thanks>`
    with judged as materialized (${judged([actor.id], since)}), answered as (${ANSWERED})
    select answered.incident_id, incident.title, said.occurred_at as at, said.text as words
    from answered
    join incident on incident.id = answered.incident_id and incident.satisfaction = 'satisfied'
    join lateral (
      select text, occurred_at from message
      where message.incident_id = answered.incident_id and direction = 'in'
        and occurred_at > answered.at and source_state <> 'deleted' and text <> ''
      order by occurred_at desc limit 1
    ) said on true
    where ${isVisible(actor)}
    order by said.occurred_at desc, answered.incident_id limit ${SHOWN}`.execute(db)
  return rows
}

const isVisible = (actor: Actor) => visibleIncidents(actor)(expressionBuilder<DB, 'incident'>())
