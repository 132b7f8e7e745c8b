/** Figures of a period: each is one walk over its cards, found by the day of their signal. Dropped ones count apart. */
import type { Verdict } from '@veche/contract/fakes.ts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import type { Actor } from '../../access/index.ts'
import { visibleFakes } from '../card/index.ts'

export type FiguresPeriod = { from: Date; until: Date; municipalityCode: string | undefined }

function selectCards(db: Db, actor: Actor, { from, until, municipalityCode }: FiguresPeriod) {
  return db
    .selectFrom('fake')
    .where('fake.signalledAt', '>=', from)
    .where('fake.signalledAt', '<', until)
    .$if(municipalityCode !== undefined, (query) =>
      query.where('fake.municipalityCode', '=', municipalityCode ?? ''),
    )
    .where(visibleFakes(actor))
}

const isKept = sql<SqlBool>`fake.step <> 'dropped'`

function medianMinutes(span: RawBuilder<unknown>, filter: RawBuilder<unknown>): RawBuilder<number | null> {
  return sql`ceil(percentile_cont(0.5) within group (order by extract(epoch from ${span}) / 60)
    filter (where ${filter}))::int`
}

export function countCards(db: Db, actor: Actor, period: FiguresPeriod) {
  const published = sql`${isKept} and fake.published_at is not null`
  return selectCards(db, actor, period)
    .select([
      sql<number>`(count(*) filter (where ${isKept}))::int`.as('cardCount'),
      sql<number>`(count(*) filter (where fake.step = 'dropped'))::int`.as('droppedCount'),
      sql<number>`(count(*) filter (where ${published}))::int`.as('publishedCount'),
      sql<number>`(count(*) filter (where ${published} and fake.published_at <= fake.total_due_at))::int`.as(
        'publishedInTimeCount',
      ),
      sql<number>`(count(*) filter (where ${isKept}
        and exists (select from fake_correction where fake_id = fake.id)))::int`.as('correctedCount'),
      medianMinutes(sql`fake.signalled_at - fake.first_seen_at`, isKept).as('medianDetectionMinutes'),
      medianMinutes(sql`fake.published_at - fake.signalled_at`, published).as('medianRefutationMinutes'),
    ])
    .executeTakeFirstOrThrow()
}

export function countByVerdict(
  db: Db,
  actor: Actor,
  period: FiguresPeriod,
): Promise<{ verdict: Verdict; count: number }[]> {
  return selectCards(db, actor, period)
    .where(isKept)
    .where('fake.verdict', 'is not', null)
    .select(['fake.verdict', sql<number>`count(*)::int`.as('count')])
    .$narrowType<{ verdict: Verdict }>()
    .groupBy('fake.verdict')
    .orderBy('count', 'desc')
    .orderBy('fake.verdict')
    .execute()
}

/** A step that was passed twice counts twice. */
export function countSteps(db: Db, actor: Actor, { now, ...period }: FiguresPeriod & { now: Date }) {
  return selectCards(db, actor, period)
    .innerJoin('fakeClock as step', 'step.fakeId', 'fake.id')
    .where(isKept)
    .select([
      'step.step',
      medianMinutes(sql`step.ended_at - step.started_at`, sql`step.ended_at is not null`).as('medianMinutes'),
      sql<number>`(count(*) filter (where coalesce(step.ended_at, ${now}) > step.due_at))::int`.as(
        'lateCount',
      ),
    ])
    .groupBy('step.step')
    .execute()
}

export function countPlaces(db: Db, actor: Actor, period: FiguresPeriod) {
  return selectCards(db, actor, period)
    .innerJoin('fakeCarrier as place', 'place.fakeId', 'fake.id')
    .where(isKept)
    .where('place.state', '=', 'confirmed')
    .select([
      sql<number>`count(*)::int`.as('placeCount'),
      sql<number>`coalesce(sum(place.views), 0)::float8`.as('rumourViews'),
      sql<number>`(count(*) filter (where place.written_at > fake.published_at
        and place.added_at > fake.published_at))::int`.as('respreadCount'),
      sql<number>`(count(*) filter (where exists (select from fake_publication answer
        where answer.fake_id = fake.id and answer.carrier_id = place.id
          and answer.sent_at is not null)))::int`.as('answeredPlaceCount'),
    ])
    .executeTakeFirstOrThrow()
}

/** Chats that a refutation has reached, each once. */
export function countAnswered(db: Db, actor: Actor, period: FiguresPeriod) {
  return selectCards(db, actor, period)
    .innerJoin('fakePublication as answer', 'answer.fakeId', 'fake.id')
    .leftJoin('fakeCarrier as place', 'place.id', 'answer.carrierId')
    .leftJoin('chatMessage as said', 'said.messageId', 'place.messageId')
    .where(isKept)
    .where('answer.sentAt', 'is not', null)
    .select(sql<number>`count(distinct coalesce(answer.chat_id, said.chat_id))::int`.as('chatCount'))
    .executeTakeFirstOrThrow()
}
