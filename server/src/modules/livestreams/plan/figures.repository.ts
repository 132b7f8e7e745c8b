import type { LivestreamQuestionState, QuestionChannel } from '@veche/contract/livestreams.ts'
import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { isKept } from '../promises/index.ts'
import { isAsked, type Period, visibleLivestreams } from '../stream/index.ts'

function selectStreams(db: Db, actor: Actor, { from, until, municipalityCode }: Period) {
  return db
    .selectFrom('livestream')
    .where('livestream.plannedAt', '>=', from)
    .where('livestream.plannedAt', '<', until)
    .$if(municipalityCode !== undefined, (query) =>
      query.where('livestream.municipalityCode', '=', municipalityCode ?? ''),
    )
    .where(visibleLivestreams(actor))
}

function selectQuestions(db: Db, actor: Actor, period: Period) {
  return selectStreams(db, actor, period).innerJoin(
    'livestreamQuestion as question',
    'question.livestreamId',
    'livestream.id',
  )
}

const counted = sql<SqlBool>`question.state not in ('folded', 'aside')`

export function countStreams(db: Db, actor: Actor, period: Period) {
  return selectStreams(db, actor, period)
    .select([
      sql<number>`count(*) filter (where started_at is not null)::int`.as('streamCount'),
      sql<number>`count(*)::int`.as('plannedCount'),
      sql<number>`coalesce(sum(viewers), 0)::int`.as('viewers'),
    ])
    .executeTakeFirstOrThrow()
}

export function countByState(
  db: Db,
  actor: Actor,
  period: Period,
): Promise<{ state: LivestreamQuestionState; count: number }[]> {
  return selectQuestions(db, actor, period)
    .select(['question.state', sql<number>`count(*)::int`.as('count')])
    .groupBy('question.state')
    .execute()
}

/** `today`: as days are counted in the region. */
export async function countAsked(db: Db, actor: Actor, { today, ...period }: Period & { today: string }) {
  const [{ authors }, facts, byChannel, byTopic] = await Promise.all([
    selectQuestions(db, actor, period)
      .innerJoin('livestreamAsker as asker', 'asker.questionId', 'question.id')
      .where(isAsked)
      .select(sql<number>`count(distinct coalesce(asker.author_id, asker.id))::int`.as('authors'))
      .executeTakeFirstOrThrow(),
    selectQuestions(db, actor, period)
      .leftJoin('incident as own', 'own.id', 'question.incidentId')
      .leftJoin('incident as work', (join) =>
        join.on(({ eb, fn, ref }) => eb('work.id', '=', fn.coalesce(ref('own.mergedIntoId'), ref('own.id')))),
      )
      .select([
        sql<number>`count(*) filter (where question.promise is not null)::int`.as('promiseCount'),
        sql<number>`count(*) filter (where question.promise is not null and ${isKept})::int`.as(
          'promiseKeptCount',
        ),
        sql<number>`count(*) filter (where question.promise ->> 'dueOn' < ${today}
          and question.state in ('partly', 'on_control'))::int`.as('promiseLateCount'),
        sql<number>`count(*) filter (where question.state = 'answered_later' and exists (
          select from incident_deadline where incident_id = question.incident_id
            and key = 'first_answer' and state = 'met'))::int`.as('answeredInTimeCount'),
      ])
      .executeTakeFirstOrThrow(),
    selectQuestions(db, actor, period)
      .where(counted)
      .select(['question.channel', sql<number>`count(*)::int`.as('count')])
      .$castTo<{ channel: QuestionChannel; count: number }>()
      .groupBy('question.channel')
      .orderBy('count', 'desc')
      .orderBy('question.channel')
      .execute(),
    selectQuestions(db, actor, period)
      .where(counted)
      .select(['question.topicCode', sql<number>`count(*)::int`.as('count')])
      .groupBy('question.topicCode')
      .orderBy('count', 'desc')
      .orderBy('question.topicCode')
      .execute(),
  ])
  return { authors, ...facts, byChannel, byTopic }
}
