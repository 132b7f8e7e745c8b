import { sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'

/** A question as the ledger has it now, or a rumour as its card says, and its last entry in the Book; null where it has none. */
export type TwiceTold = {
  id: number
  facts: Record<string, unknown>
  bytes: Buffer | null
}

/** By number, after `after`. */
export async function listTwiceTold(db: Db, after: number, limit: number): Promise<TwiceTold[]> {
  const { rows } = await sql<TwiceTold>`
    select question.id, entry.bytes,
      to_jsonb(question) || jsonb_build_object('into', into_one.id) as facts
    from (select * from counted_question where id > ${after} order by id limit ${limit}) question
    left join counted_question into_one
      on into_one.source = question.source and into_one.source_id = question.merged_into
    left join lateral (
      -- An erased question keeps what was told of it; its last entry says no more than that it was erased.
      select bytes from book_entry where question_id = question.id and kind <> 'erased'
      order by index desc limit 1
    ) entry on true
    order by question.id`.execute(db)
  return rows
}

const RUMOUR_STEPS = ['noticed', 'checked', 'dropped']

/** Rumours as their cards say, and the last entry of each; there are few of them, so all at once. */
export async function listRumoursTwiceTold(db: Db): Promise<TwiceTold[]> {
  const { rows } = await sql<TwiceTold>`
    select fake.number as id, entry.bytes,
      jsonb_build_object('source', 'rumour', 'rumour', fake.number,
        'municipality_code', fake.municipality_code, 'topic_code', fake.topic_code,
        'taken_at', fake.signalled_at, 'due_at', fake.total_due_at, 'published_at', fake.published_at,
        'verdict', case when fake.published_at is not null then fake.verdict end,
        'kind', case when fake.step = 'dropped' then 'dropped' when fake.published_at is not null then 'checked'
          else 'noticed' end) as facts
    from fake
    left join (
      select distinct on (rumour) rumour, bytes from (
        select (convert_from(bytes, 'UTF8')::jsonb ->> 'rumour')::bigint as rumour, index, bytes
        from book_entry where kind = any(${RUMOUR_STEPS})) told
      order by rumour, index desc
    ) entry on entry.rumour = fake.number
    order by fake.number`.execute(db)
  return rows
}

/** Changes of which no entry could be made, and those that wait. */
export async function countChanges(
  db: Db,
): Promise<{ waiting: number; refused: number; oldestAt: Date | null }> {
  const { rows } = await sql<{ waiting: number; refused: number; oldestAt: Date | null }>`
    select count(*) filter (where refused_code is null)::int as waiting,
      count(refused_code)::int as refused,
      min(at) filter (where refused_code is null) as oldest_at
    from question_change`.execute(db)
  return rows[0] ?? { waiting: 0, refused: 0, oldestAt: null }
}

export type NewCheck = {
  at: Date
  size: number
  questions: number
  rumours: number
  differences: number
  examples: string
}

export async function insertCheck(db: Db, check: NewCheck): Promise<void> {
  await db.insertInto('bookCheck').values(check).execute()
}

export function findLastCheck(db: Db) {
  return db
    .selectFrom('bookCheck')
    .select(['at', 'size', 'questions', 'rumours', 'differences', 'examples'])
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
}
