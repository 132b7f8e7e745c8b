/** What is looked up in the database of an exercise, past the doors of the modules: it holds nothing else. */
import { sql } from 'kysely'
import pg from 'pg'
import type { Db } from '../../platform/database/db.ts'

/** Data that goes with the exercise waits for no disk. */
export async function waitForNoDisk(owner: pg.PoolConfig): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query('alter system set fsync = off')
    await client.query('alter system set full_page_writes = off')
    await client.query('select pg_reload_conf()')
  } finally {
    await client.end()
  }
}

/** At ×20 a quarter of a minute of grace is five minutes of the exercise. */
export async function shortenHold(db: Db, seconds: number): Promise<void> {
  const setting = { key: 'publicationHoldSeconds', value: JSON.stringify(seconds) }
  await db
    .insertInto('setting')
    .values(setting)
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: setting.value }))
    .execute()
}

export type FoundBeat = {
  text: string
  incidentId: string | null
  isUrgent: boolean
  isDismissed: boolean
  seenAt: Date | null
  answeredAt: Date | null
  answer: string | null
  kind: 'interim' | 'final' | null
  outcome: 'solved' | 'explained' | 'not_solved' | null
  privateText: string | null
  authorId: string | null
  step: string | null
  chatId: string | null
  chatState: string | null
}

/** What came is found by its words. A question that was joined with another is answered where its author asked. */
export async function listFoundBeats(
  db: Db,
  texts: readonly string[],
  scriptId: string | null,
): Promise<FoundBeat[]> {
  const { rows } = await sql<FoundBeat>`
    with came as (
      select distinct on (wanted.text) wanted.text, message.id, message.incident_id
      from unnest(${[...texts]}::text[]) wanted(text)
        -- Before the words of a letter stands what it is about.
        join message on strpos(message.text, wanted.text) > 0 and message.direction = 'in'
      order by wanted.text, message.received_at
    )
    select came.text, came.incident_id as "incidentId",
      coalesce(incident.urgency = 'urgent', spoken.class = 'danger', false) as "isUrgent",
      coalesce(incident.step = 'dismissed', asked.state = 'dropped', false) as "isDismissed",
      least(step.at, carrier.decided_at, spoken.corrected_at, reply.occurred_at,
        case when asked.closed_by is not null then asked.closed_at end) as "seenAt",
      least(answer.sent_at, rebuttal.sent_at, reply.occurred_at) as "answeredAt",
      coalesce(answer.text, rebuttal.text, reply.text) as answer,
      incident.step, spoken.chat_id as "chatId", asked.state as "chatState",
      answer.kind, answer.outcome, answer.private_text as "privateText", answer.author_id as "authorId"
    from came
      left join incident on incident.id = came.incident_id
      -- What is said in a municipal chat is a question there before it is an incident, if it ever is.
      left join chat_message spoken on spoken.message_id = came.id
      left join chat_question asked on asked.message_id = came.id
      left join message reply on reply.id = asked.answered_by_message_id and reply.direction = 'out'
      left join lateral (
        select min(activity.at) as at from incident_activity activity
        where activity.incident_id = came.incident_id and activity.actor_id is not null
          and activity.actor_id is distinct from ${scriptId}
      ) step on true
      left join lateral (
        select min(fake_carrier.decided_at) as decided_at from fake_carrier
        where fake_carrier.message_id = came.id and fake_carrier.decided_by is not null
      ) carrier on true
      left join lateral (
        select outbox.sent_at, version.text, version.kind, version.outcome_said as outcome,
          version.private_text, version.author_id
        from outbox
          join answer_version version
            on version.incident_id = outbox.incident_id and version.version_no = outbox.answer_version_no
        where coalesce(outbox.recipient_incident_id, outbox.incident_id) = came.incident_id
          and outbox.state = 'sent' and not outbox.is_invitation
        order by outbox.sent_at limit 1
      ) answer on true
      left join lateral (
        select publication.sent_at, fake_text.reply as text
        from fake_publication publication
          join fake_carrier on fake_carrier.id = publication.carrier_id
          join fake_text on fake_text.fake_id = publication.fake_id and fake_text.no = publication.text_no
        where fake_carrier.message_id = came.id and publication.sent_at is not null
        order by publication.sent_at limit 1
      ) rebuttal on true`.execute(db)
  return rows
}
