/** Open promises to a municipality and recent topics. */
import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { visibleIncidents } from '../../incidents/index.ts'
import { visibleLivestreams } from '../stream/index.ts'

export type PromiseRow = {
  questionId: string
  questionNumber: number
  livestreamId: string
  livestreamNumber: number
  livestreamTitle: string
  plannedAt: Date
  promise: unknown
  /** Of the question. */
  text: string
  incidentId: string | null
  incidentNumber: number | null
  /** True if the work is over. */
  isAnswered: boolean
  isKept: boolean
}

const SHOWN = 50

/** Of streams begun before this one: open ones by their date, then those whose work is over, the latest first. */
export async function listPromises(
  db: Db,
  actor: Actor,
  { id, municipalityCode, from, until }: { id: string; municipalityCode: string; from: Date; until: Date },
): Promise<PromiseRow[]> {
  return db
    .selectFrom('livestream')
    .innerJoin('livestreamQuestion as question', 'question.livestreamId', 'livestream.id')
    .leftJoin('incident as own', 'own.id', 'question.incidentId')
    .leftJoin('incident as work', (join) =>
      join.on(({ eb, fn, ref }) => eb('work.id', '=', fn.coalesce(ref('own.mergedIntoId'), ref('own.id')))),
    )
    .select(['question.id as questionId', 'question.number as questionNumber'])
    .select(['question.promise', 'question.text'])
    .select(['livestream.id as livestreamId', 'livestream.number as livestreamNumber'])
    .select(['livestream.title as livestreamTitle', 'livestream.plannedAt'])
    .select(['own.id as incidentId', 'own.number as incidentNumber'])
    .select([isAnswered.as('isAnswered'), isKept.as('isKept')])
    .where('livestream.municipalityCode', '=', municipalityCode)
    .where('livestream.plannedAt', '>=', from)
    .where('livestream.plannedAt', '<', until)
    .where('livestream.id', '<>', id)
    .where('question.promise', 'is not', null)
    .where('question.state', 'in', ['partly', 'on_control', 'answered_later'])
    .where(visibleLivestreams(actor))
    .orderBy(isAnswered)
    .orderBy(sql`case when ${isAnswered} then null else question.promise ->> 'dueOn' end nulls last`)
    .orderBy('livestream.plannedAt', 'desc')
    .orderBy('question.number')
    .limit(SHOWN)
    .execute()
}

const isAnswered = sql<boolean>`(question.state = 'answered_later')`
/** Only the outcome `solved` keeps a promise; an answer alone does not. */
export const isKept = sql<boolean>`(question.state = 'answered_later' and coalesce(work.outcome = 'solved', false))`

const TOP = 5

/** Incidents that the actor sees, except dismissed ones. */
export async function listTopTopics(
  db: Db,
  actor: Actor,
  { municipalityCode, since }: { municipalityCode: string; since: Date },
): Promise<{ topicCode: string; count: number }[]> {
  return db
    .selectFrom('incident')
    .select(['topicCode', sql<number>`count(*)::int`.as('count')])
    .where('municipalityCode', '=', municipalityCode)
    .where('foundAt', '>=', since)
    .where('topicCode', 'is not', null)
    .where(sql<SqlBool>`step <> 'dismissed'`)
    .where(visibleIncidents(actor))
    .groupBy('topicCode')
    .orderBy('count', 'desc')
    .orderBy('topicCode')
    .limit(TOP)
    .$narrowType<{ topicCode: string }>()
    .execute()
}
