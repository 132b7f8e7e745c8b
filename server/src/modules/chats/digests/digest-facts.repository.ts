/** The facts of a digest. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/database/db.ts'
import type { WeeksPromise, YesterdaysQuestion } from './domain/digest-text.ts'

type Span = { chatId: string; from: Date; until: Date }
const MOST = 1000

/** Questions asked within the period, except those withdrawn, dropped or hidden. */
export async function listQuestionsAsked(
  db: Db,
  { chatId, from, until }: Span,
): Promise<YesterdaysQuestion[]> {
  const { rows } = await sql<YesterdaysQuestion>`
    select question.state, asked.text, incident.number as incident_number,
      case when reply.source_state = 'deleted' then '' else reply.text end as answer
    from chat_question question
    join message asked on asked.id = question.message_id
    left join message reply on reply.id = question.answered_by_message_id
    left join incident on incident.id = question.incident_id
    where question.chat_id = ${chatId} and question.state <> 'dropped'
      and question.opened_at >= ${from} and question.opened_at < ${until}
      and asked.source_state <> 'deleted'
      and not exists (select from moderation_act act
        where act.message_id = asked.id and act.kind = 'hide' and act.state = 'done')
    order by question.opened_at, question.message_id
    limit ${MOST}`.execute(db)
  return rows
}

/**
 * Promises on what began in the chat: those open and those that ended since. The work may go on in the incident that a
 * resident's own was merged into; its date has passed unnoticed until somebody answers.
 */
export async function listPromisesOfWeek(
  db: Db,
  { chatId, since, now }: { chatId: string; since: Date; now: Date },
): Promise<WeeksPromise[]> {
  const { rows } = await sql<WeeksPromise>`
    select promise.what, promise.due_at, min(incident.number) as incident_number,
      case when promise.state = 'open' and promise.due_at < ${now} then 'broken' else promise.state end as state
    from chat_question question
    join incident on incident.id = question.incident_id
    join promise on promise.incident_id = coalesce(incident.merged_into_id, incident.id)
    where question.chat_id = ${chatId}
      and (promise.state = 'open' or (promise.state in ('kept', 'broken') and promise.closed_at >= ${since}))
    group by promise.id
    order by promise.due_at, promise.id
    limit ${MOST}`.execute(db)
  return rows
}

/** Residents who wrote in the chat within the period, whose names a digest must not contain. */
export async function listSpeakerCards(db: Db, { chatId, from, until }: Span): Promise<Buffer[]> {
  const rows = await db
    .selectFrom('author')
    .select('card')
    .where('card', 'is not', null)
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('chatMessage')
        .select('authorId')
        .where('chatId', '=', chatId)
        .where('occurredAt', '>=', from)
        .where('occurredAt', '<', until)
        .where('role', 'is', null),
    )
    .limit(MOST)
    .execute()
  return rows.flatMap(({ card }) => card ?? [])
}
