/** What people did in a time that has passed, from the history of their work. */

import type { FigureFilter } from '@veche/contract/figures.ts'
import type { STAGES } from '@veche/contract/values/reports.ts'
import { sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import type { Period } from './domain/past.ts'

export type StepRow = {
  questionId: string
  agencyCode: string
  stage: (typeof STAGES)[number]
  personId: string
  readyAt: Date
  doneAt: Date
}

/** Of answers: those of the time, or the last so many of them. */
export type AnsweredIn = Period & { readonly most?: number }

/** Steps towards the first answers that were given in this time. A step is ready when the one before it is done. */
export async function listStepsOfAnswered(db: Db, { from, to, most }: AnsweredIn): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`
    with answered as (
      select source_id, agency_code, answered_at from counted_question
      where source = 'incident' and answered_at >= ${from} and answered_at < ${to} and agency_code is not null
      order by answered_at desc limit ${most ?? null}::int),
    told as (
      select a.incident_id, q.agency_code, a.type, a.at, a.actor_id,
        lag(a.at) over (partition by a.incident_id order by a.seq) as ready_at
      from answered q
      join incident_activity a on a.incident_id = q.source_id and a.at <= q.answered_at
      where a.type in ('accept', 'assign', 'return', 'submit', 'send_back', 'approve', 'approve_inside'))
    select incident_id as question_id, agency_code, actor_id as person_id, ready_at, at as done_at,
      case type when 'submit' then 'writing' when 'approve_inside' then 'inner_approval' else 'approval' end as stage
    from told
    where type in ('submit', 'send_back', 'approve', 'approve_inside') and ready_at < at and actor_id is not null
    order by at, incident_id`.execute(db)
  return rows
}

export type PlaceFilter = Pick<FigureFilter, 'municipalityCode' | 'agencyCode'>
export type QuestionRow = {
  id: string
  agencyCode: string
  groupCode: string
  municipalityCode: string
  readyAt: Date
  dueAt: Date
  answeredAt: Date | null
}

/** Questions that were with a body and open at some time of the period; ready from when they last came to a body before their answer. */
export async function listQuestionsOf(
  db: Db,
  { from, to }: Period,
  { municipalityCode, agencyCode }: PlaceFilter,
): Promise<QuestionRow[]> {
  const conditions = [
    sql`q.source = 'incident' and q.agency_code is not null and q.due_at is not null and q.taken_at < ${to}
      and q.state not in ('refused', 'passed_on', 'merged')`,
    ...(municipalityCode ? [sql`q.municipality_code = ${municipalityCode}`] : []),
    ...(agencyCode ? [sql`q.agency_code = ${agencyCode}`] : []),
  ]
  const where = sql.join(conditions, sql` and `)
  const { rows } = await sql<QuestionRow>`
    select q.source_id as id, q.agency_code, coalesce(q.group_code, '') as group_code,
      coalesce(q.municipality_code, '') as municipality_code, coalesce(came.at, q.taken_at) as ready_at, q.due_at,
      q.answered_at
    from (
      select q.* from counted_question q where q.answered_at >= ${from} and ${where}
      union all
      select q.* from counted_question q where q.answered_at is null and q.state in ('open', 'merged') and ${where}) q
    left join lateral (
      select at from incident_activity a
      where a.incident_id = q.source_id and a.type in ('accept', 'assign') and a.at <= coalesce(q.answered_at, a.at)
      order by seq desc limit 1) came on true
    order by q.source_id`.execute(db)
  return rows
}
