/** Answers of a week, and what readers found in those that were drawn. */
import type { FigureFilter } from '@veche/contract/figures.ts'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { newId } from '../../../platform/ids.ts'
import type { SampledAnswer } from './domain/choose-sample.ts'

export type WeekAnswer = { incidentId: string; versionNo: number; agencyCode: string; handledBy: string[] }

/** The first answers that were published in this time, each with all who wrote, mended or approved any version of it. */
export async function listAnswersOfWeek(
  db: Db,
  { from, until }: { from: Date; until: Date },
): Promise<WeekAnswer[]> {
  const { rows } = await sql<WeekAnswer>`
    select q.source_id as incident_id, first.version_no, q.agency_code,
      array(select distinct person from (
        select unnest(array[author_id, decided_by]) as person from answer_version
        where incident_id = q.source_id and version_no <= first.version_no
        union all
        select decided_by from answer_decision where incident_id = q.source_id and version_no <= first.version_no) people
        where person is not null order by person) as handled_by
    from counted_question q
    join lateral (
      select answer_version_no as version_no from outbox
      where incident_id = q.source_id and state = 'sent' and answer_version_no is not null
      order by sent_at, seq limit 1) first on true
    where q.source = 'incident' and q.answered_at >= ${from} and q.answered_at < ${until} and q.agency_code is not null
    order by q.source_id`.execute(db)
  return rows
}

export async function isWeekDrawn(db: Db, week: string): Promise<boolean> {
  const { rows } = await sql`select from quality_week where week = ${week}::date`.execute(db)
  return rows.length > 0
}

export type Drawn = {
  week: string
  seed: string
  answers: number
  unread: number
  drawnAt: Date
  sampled: readonly (SampledAnswer & { incidentId: string; versionNo: number })[]
}

/** False where another process has drawn this week. */
export async function insertWeek(
  tx: Tx,
  { week, seed, answers, unread, drawnAt, sampled }: Drawn,
): Promise<boolean> {
  const drawn = sampled.length + unread
  const { rows } = await sql`
    insert into quality_week (week, seed, answers, drawn, unread, drawn_at)
    values (${week}::date, ${seed}, ${answers}, ${drawn}, ${unread}, ${drawnAt})
    on conflict do nothing returning week`.execute(tx)
  if (rows.length === 0) return false
  const readings = sampled.flatMap(({ incidentId, versionNo, agencyCode, readerId, secondReaderId }) =>
    [readerId, secondReaderId].flatMap((reader, at) =>
      reader === null
        ? []
        : [{ id: newId(), incidentId, versionNo, agencyCode, readerId: reader, isSecond: at === 1 }],
    ),
  )
  await sql`
    insert into quality_reading (id, week, incident_id, version_no, agency_code, reader_id, is_second)
    select id, ${week}::date, "incidentId", "versionNo", "agencyCode", "readerId", "isSecond"
    from jsonb_to_recordset(${JSON.stringify(readings)}::jsonb) as one (id uuid, "incidentId" uuid, "versionNo" int,
      "agencyCode" text, "readerId" text, "isSecond" boolean)`.execute(tx)
  return true
}

export type WaitingReading = {
  id: string
  week: string
  topicCode: string | null
  question: string
  answer: string
}

/** The next one of this reader, with the words it began with. */
export async function findNextReading(db: Db, readerId: string): Promise<WaitingReading | null> {
  const { rows } = await sql<WaitingReading>`
    select one.id, one.week::text as week, incident.topic_code, message.text as question, answer_version.text as answer
    from quality_reading one
    join incident on incident.id = one.incident_id
    join message on message.id = incident.source_message_id
    join answer_version on answer_version.incident_id = one.incident_id and answer_version.version_no = one.version_no
    where one.reader_id = ${readerId} and one.read_at is null
    order by one.week, one.id limit 1`.execute(db)
  return rows[0] ?? null
}

export async function countReadings(db: Db, readerId: string): Promise<{ waiting: number; done: number }> {
  const { rows } = await sql<{ waiting: number; done: number }>`
    select count(*) filter (where read_at is null)::int as waiting, count(read_at)::int as done
    from quality_reading where reader_id = ${readerId}`.execute(db)
  return rows[0] ?? { waiting: 0, done: 0 }
}

type Found = { isAnswered: boolean; isConcrete: boolean; isStock: boolean }

/** Only once, and only by its reader. */
export async function updateReading(
  tx: Tx,
  { id, readerId, at, found }: { id: string; readerId: string; at: Date; found: Found },
): Promise<boolean> {
  const { rows } = await sql`
    update quality_reading set read_at = ${at}, is_answered = ${found.isAnswered}, is_concrete = ${found.isConcrete},
      is_stock = ${found.isStock}
    where id = ${id} and reader_id = ${readerId} and read_at is null returning id`.execute(tx)
  return rows.length > 0
}

export async function hasReading(
  db: Db,
  { id, readerId }: { id: string; readerId: string },
): Promise<boolean> {
  const { rows } = await sql`
    select from quality_reading where id = ${id} and reader_id = ${readerId}`.execute(db)
  return rows.length > 0
}

export type ReadRow = Found & {
  answerId: string
  agencyCode: string
  readerId: string
  isSecond: boolean
}
export type QualityFilter = Pick<FigureFilter, 'municipalityCode' | 'agencyCode' | 'groupCode'>

/** What was found in answers of these weeks. */
export async function listRead(
  db: Db,
  { from, to, filter }: { from: string; to: string; filter: QualityFilter },
): Promise<ReadRow[]> {
  const { municipalityCode, agencyCode, groupCode } = filter
  const conditions = [
    sql`one.week between ${from}::date and ${to}::date and one.read_at is not null`,
    ...(agencyCode ? [sql`one.agency_code = ${agencyCode}`] : []),
    ...(municipalityCode ? [sql`incident.municipality_code = ${municipalityCode}`] : []),
    ...(groupCode ? [sql`incident.group_code = ${groupCode}`] : []),
  ]
  const { rows } = await sql<ReadRow>`
    select one.incident_id || ' ' || one.version_no as answer_id, one.agency_code, one.reader_id, one.is_second,
      one.is_answered, one.is_concrete, one.is_stock
    from quality_reading one join incident on incident.id = one.incident_id
    where ${sql.join(conditions, sql` and `)}`.execute(db)
  return rows
}

export type WeeksSum = { weeks: number; answers: number; drawn: number; unread: number; waiting: number }

export async function sumWeeks(db: Db, { from, to }: { from: string; to: string }): Promise<WeeksSum> {
  const { rows } = await sql<WeeksSum>`
    select count(*)::int as weeks, coalesce(sum(answers), 0)::int as answers, coalesce(sum(drawn), 0)::int as drawn,
      coalesce(sum(unread), 0)::int as unread,
      (select count(*)::int from quality_reading
        where week between ${from}::date and ${to}::date and read_at is null) as waiting
    from quality_week where week between ${from}::date and ${to}::date`.execute(db)
  return rows[0] ?? { weeks: 0, answers: 0, drawn: 0, unread: 0, waiting: 0 }
}
