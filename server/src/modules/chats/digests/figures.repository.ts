import { sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'

type Period = { chatId: string; from: Date; until: Date }

/** Reads the messages of the period once; days are those of the region. */
export async function countSaid(db: Db, { chatId, from, until, zone }: Period & { zone: string }) {
  const { rows } = await sql<{ messageCount: number; activeMemberCount: number; leaderDayCount: number }>`
    select coalesce(sum(said.count), 0)::int as "messageCount",
      count(said.author_id)::int as "activeMemberCount",
      (select count(distinct (occurred_at at time zone ${zone})::date)::int from chat_message
        where chat_id = ${chatId} and occurred_at >= ${from} and occurred_at < ${until}
          and role in ('head', 'deputy')) as "leaderDayCount"
    from (select author_id, count(*) from chat_message
      where chat_id = ${chatId} and occurred_at >= ${from} and occurred_at < ${until}
      group by author_id) said`.execute(db)
  return rows[0] ?? { messageCount: 0, activeMemberCount: 0, leaderDayCount: 0 }
}

const NO_QUESTIONS = {
  questionCount: 0,
  answeredCount: 0,
  passedOnCount: 0,
  unansweredDayCount: 0,
  rumourCount: 0,
  dangerCount: 0,
  hiddenCount: 0,
}

export async function countQuestions(
  db: Db,
  { chatId, from, until, now }: Period & { now: Date },
): Promise<typeof NO_QUESTIONS> {
  const { rows } = await sql<typeof NO_QUESTIONS>`
    select count(*)::int as "questionCount",
      count(*) filter (where state = 'answered')::int as "answeredCount",
      count(*) filter (where state = 'passed_on')::int as "passedOnCount",
      count(*) filter (where coalesce(closed_at, ${now}) - opened_at > interval '1 day')::int as "unansweredDayCount",
      count(*) filter (where class = 'rumour')::int as "rumourCount",
      count(*) filter (where class = 'danger')::int as "dangerCount",
      (select count(*)::int from moderation_act
        where chat_id = ${chatId} and kind = 'hide' and state = 'done' and created_at >= ${from}
          and created_at < ${until}) as "hiddenCount"
    from chat_question
    where chat_id = ${chatId} and opened_at >= ${from} and opened_at < ${until} and state <> 'dropped'`.execute(
    db,
  )
  return rows[0] ?? NO_QUESTIONS
}

/** Of questions that an official's words answered. */
export function listReplyTimes(db: Db, { chatId, from, until }: Period) {
  return db
    .selectFrom('chatQuestion')
    .select('openedAt')
    .select((eb) => eb.ref('closedAt').$notNull().as('closedAt'))
    .where('chatId', '=', chatId)
    .where('openedAt', '>=', from)
    .where('openedAt', '<', until)
    .where('state', '=', 'answered')
    .where('answeredByMessageId', 'is not', null)
    .execute()
}
