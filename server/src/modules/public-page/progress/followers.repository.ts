/** Who follows one question by letter, and what of its work they are told. */
import type { Step } from '@veche/contract/incidents.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import type { Incident } from '../../incidents/index.ts'
import type { Progress } from '../domain/public-state.ts'
import { MOST_FAILURES } from '../subscriptions/domain/letter-times.ts'
import type { Due } from '../subscriptions/notify-each.ts'
import type { SubscriptionRow } from '../subscriptions/subscriptions.repository.ts'
import type { Stepped } from './domain/progress.ts'

export type Question = Pick<SubscriptionRow, 'requestId' | 'joiningId'>

/** Of several questions of one thread the newest, or the one that stands for it. */
const WORK = sql`
  left join form_request as request on request.id = follower.request_id
  left join problem_joining as joining on joining.id = follower.joining_id
  left join lateral (
    select coalesce(own.merged_into_id, own.id) as id from incident as own
    where own.id = joining.incident_id
       or (own.channel_id = request.channel_id and own.container = 'form:' || request.id)
    order by own.found_at desc, own.id desc limit 1
  ) as head on true
  left join incident as work on work.id = head.id`

/** Those whose question has changed since they were told, longest waiting first. */
export async function listFollowersDue(db: Db, now: Date, limit: number): Promise<Due[]> {
  const { rows } = await sql<Due>`
    select follower.id, follower.failures from register_subscription as follower ${WORK}
    where follower.follows = 'question' and follower.confirmed_at is not null
      and follower.next_look_at <= ${now} and follower.failures < ${MOST_FAILURES}
      and (work.id, work.activity_seq) is distinct from (follower.told_incident_id, follower.told_seq)
    order by follower.next_look_at limit ${limit}`.execute(db)
  return rows
}

export type FollowedWork = {
  id: string
  number: number
  step: Step
  answeredAt: Date | null
  outcome: Incident['outcome']
  /** The end of its history. */
  seq: number
}

/** Null: the pipeline has not come to it yet. */
export async function findFollowedWork(
  db: Db,
  { requestId, joiningId }: Question,
): Promise<FollowedWork | null> {
  const { rows } = await sql<FollowedWork>`
    select work.id, work.number, work.step, work.answered_at as "answeredAt", work.outcome,
      work.activity_seq as seq
    from (select ${requestId}::uuid as request_id, ${joiningId}::uuid as joining_id) as follower ${WORK}
    where work.id is not null`.execute(db)
  return rows[0] ?? null
}

/** What is done for a question that was asked in a dialog. */
export async function findIncidentWork(db: Db, incidentId: string): Promise<FollowedWork | null> {
  const row = await db
    .selectFrom('incident as own')
    .innerJoin('incident as work', (join) =>
      join.on(({ eb, fn, ref }) => eb('work.id', '=', fn.coalesce(ref('own.mergedIntoId'), ref('own.id')))),
    )
    .select(['work.id', 'work.number', 'work.step', 'work.answeredAt', 'work.outcome'])
    .select('work.activitySeq as seq')
    .where('own.id', '=', incidentId)
    .executeTakeFirst()
  return row ?? null
}

type TellsFrom = { toldIncidentId: string | null; toldSeq: number | null }

/** What the question passed since, oldest first; nothing is known of the time before another one stood for it. */
export async function listStepsSince(
  db: Db,
  { id, seq }: Pick<FollowedWork, 'id' | 'seq'>,
  { toldIncidentId, toldSeq }: TellsFrom,
): Promise<Stepped[]> {
  if (id !== toldIncidentId || toldSeq === null) return []
  return db
    .selectFrom('incidentActivity')
    .select([sql<Step>`details ->> 'to'`.as('to'), 'at'])
    .where('incidentId', '=', id)
    .where(sql<boolean>`details ->> 'to' is not null`)
    .where('seq', '>', toldSeq)
    .where('seq', '<=', seq)
    .orderBy('seq')
    .execute()
}

/** Null: gone, or another process tells it now. */
export async function lockFollower(tx: Tx, id: string, now: Date): Promise<SubscriptionRow | null> {
  const row = await tx
    .selectFrom('registerSubscription')
    .selectAll()
    .where('id', '=', id)
    .where('confirmedAt', 'is not', null)
    .where('nextLookAt', '<=', now)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return row ?? null
}

type Told = {
  toldState: Progress
  toldIncidentId: string | null
  toldSeq: number | null
  nextLookAt: Date
  failures: number
}

export async function updateTold(tx: Tx, id: string, told: Told): Promise<void> {
  await tx.updateTable('registerSubscription').set(told).where('id', '=', id).execute()
}

/** Where a question is when its follower confirms: up to here they have read it themselves. */
export async function confirmFollower(db: Db, id: string, told: Omit<Told, 'failures'>): Promise<void> {
  await db
    .updateTable('registerSubscription')
    .set({ ...told, confirmedAt: told.nextLookAt })
    .where('id', '=', id)
    .where('confirmedAt', 'is', null)
    .execute()
}

export async function getRequestNumber(db: Db, requestId: string): Promise<number> {
  const row = await db
    .selectFrom('formRequest')
    .select('number')
    .where('id', '=', requestId)
    .executeTakeFirstOrThrow()
  return row.number
}

/** Of questions that ended before this moment: nobody waits for them any more, and no address stays. */
export async function deleteFollowersOfEnded(db: Db, before: Date): Promise<void> {
  await sql`
    delete from register_subscription where id in (
      select follower.id from register_subscription as follower ${WORK}
      where follower.follows = 'question' and work.closed_at < ${before})`.execute(db)
}
