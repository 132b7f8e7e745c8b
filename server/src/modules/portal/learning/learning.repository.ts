import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'

type Learner = { courseId: string; userId: string }

export async function insertSeen(
  db: Db,
  { courseId, userId }: Learner,
  { cards, now }: { cards: readonly string[]; now: Date },
): Promise<void> {
  if (cards.length === 0) return
  await db
    .insertInto('courseSeen')
    .values(cards.map((card) => ({ courseId, userId, card, seenAt: now })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Titles of cards, by course. */
export async function listSeen(db: Db, userId: string): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('courseSeen')
    .select(['courseId', 'card'])
    .where('userId', '=', userId)
    .execute()
  const seen = Map.groupBy(rows, ({ courseId }) => courseId)
  return new Map([...seen].map(([courseId, cards]) => [courseId, cards.map(({ card }) => card)]))
}

export type AttemptRow = Learner & { id: string; versionNo: number; isPassed: boolean | null }
const COLUMNS = ['id', 'courseId', 'versionNo', 'userId', 'isPassed'] as const

export async function findLastAttempt(db: Db, { courseId, userId }: Learner): Promise<AttemptRow | null> {
  const row = await db
    .selectFrom('courseAttempt')
    .select(COLUMNS)
    .where('courseId', '=', courseId)
    .where('userId', '=', userId)
    .orderBy('startedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** Opens it at its first answer; an id of somebody else is not there. */
export async function lockAttempt(
  tx: Tx,
  { id, courseId, versionNo, userId }: Omit<AttemptRow, 'isPassed'>,
  now: Date,
): Promise<AttemptRow> {
  await tx
    .insertInto('courseAttempt')
    .values({ id, courseId, versionNo, userId, startedAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await tx
    .selectFrom('courseAttempt')
    .select(COLUMNS)
    .where('id', '=', id)
    .where('userId', '=', userId)
    .where('courseId', '=', courseId)
    .where('versionNo', '=', versionNo)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new NotFoundError('course.attempt_not_found')
  return row
}

export async function closeAttempt(
  tx: Tx,
  id: string,
  { isPassed, now }: { isPassed: boolean; now: Date },
): Promise<void> {
  await tx.updateTable('courseAttempt').set({ finishedAt: now, isPassed }).where('id', '=', id).execute()
}

export type AnswerRow = { questionNo: number; chosen: number[]; isRight: boolean }

/** The first answer stands. */
export async function insertAnswer(
  tx: Tx,
  attemptId: string,
  { now, ...answer }: AnswerRow & { now: Date },
): Promise<void> {
  await tx
    .insertInto('courseAnswer')
    .values({ attemptId, ...answer, answeredAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export function listAnswers(db: Db, attemptId: string): Promise<AnswerRow[]> {
  return db
    .selectFrom('courseAnswer')
    .select(['questionNo', 'chosen', 'isRight'])
    .where('attemptId', '=', attemptId)
    .orderBy('answeredAt')
    .orderBy('questionNo')
    .execute()
}

export type LearnerRow = {
  userId: string
  name: string
  seenCount: number
  certificateNumber: string | null
  validUntil: Date | null
  /** The nearest moment at which a right of theirs rests; null: no right of theirs depends on it. */
  restsAt: Date | null
  liftedUntil: Date | null
  /** By when they were assigned it and have not passed it since. */
  owedBy: Date | null
}
/** Whom the reader leads; null: everybody. */
export type Led = { agencyCodes: readonly string[]; municipalityCodes: readonly string[] } | null
export type Holders = readonly { right: string; roles: readonly string[] }[]
/** `only`: those of them whom the reader looks for. */
type Page = {
  led: Led
  only?: readonly string[] | null
  holders: Holders
  after: { name: string; id: string } | null
  limit: number
}

/** By name. Only what was passed and how many cards were read: no answer of anybody. */
export async function listLearners(
  db: Db,
  courseId: string,
  { led, only = null, holders, after, limit }: Page,
): Promise<LearnerRow[]> {
  const { rows } = await sql<LearnerRow>`
    with person as materialized (${people(led, only)} ${
      after ? sql`having (min(name), user_id) > (${after.name}::text, ${after.id}::text)` : sql``
    } order by min(name), user_id limit ${limit})
    select person.user_id, person.name, certificate.number as certificate_number, certificate.valid_until,
      standing.rests_at, standing.lifted_until,
      (select min(due_at) from course_owed where course_owed.user_id = person.user_id
        and course_id = ${courseId} and not is_passed) as owed_by,
      (select count(*)::int from course_seen where course_seen.user_id = person.user_id
        and course_id = ${courseId}) as seen_count
    from person
    left join lateral (select number, valid_until from course_certificate
      where course_id = ${courseId} and course_certificate.user_id = person.user_id
      order by valid_until desc limit 1) certificate on true
    left join lateral (select min(rests_at) as rests_at, max(lifted_until) as lifted_until from right_standing
      where course_id = ${courseId} and right_standing.user_id = person.user_id
        and ${holdsOne(holders)}) standing on true
    order by person.name, person.user_id`.execute(db)
  return rows
}

function holdsOne(holders: Holders) {
  if (holders.length === 0) return sql`false`
  const each = holders.map(
    ({ right, roles }) => sql`("right" = ${right} and person.roles && ${[...roles]}::text[])`,
  )
  return sql`(${sql.join(each, sql` or `)})`
}

function people(led: Led, only: readonly string[] | null = null) {
  return sql`select user_id, min(name) as name, array_agg(role) as roles from person_place
    where ${only === null ? sql`true` : sql`user_id = any(${[...only]}::text[])`} and ${
      led === null
        ? sql`true`
        : sql`(agency_code = any(${[...led.agencyCodes]}::text[])
          or municipality_code = any(${[...led.municipalityCodes]}::text[]))`
    } group by user_id`
}

export async function countLearners(
  db: Db,
  courseId: string,
  { led, now }: { led: Led; now: Date },
): Promise<{ people: number; valid: number; begun: number }> {
  const { rows } = await sql<{ people: number; valid: number; begun: number }>`
    with person as materialized (${people(led)}),
      valid as (select distinct user_id from course_certificate
        where course_id = ${courseId} and valid_until > ${now}),
      begun as (select distinct user_id from course_seen where course_id = ${courseId})
    select count(*)::int as people, count(valid.user_id)::int as valid,
      count(begun.user_id) filter (where valid.user_id is null)::int as begun
    from person left join valid on valid.user_id = person.user_id
      left join begun on begun.user_id = person.user_id`.execute(db)
  return rows[0] ?? { people: 0, valid: 0, begun: 0 }
}
