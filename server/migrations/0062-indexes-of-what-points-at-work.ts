import { type Kysely, sql } from 'kysely'

/** A deleted message or incident is looked for in every table that points at it: without an index each one is read whole. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create index incident_source_message on incident (source_message_id);
    create index incident_repeat_of on incident (repeat_of_id) where repeat_of_id is not null;
    create index outbox_incident on outbox (incident_id);
    create index bulk_item_incident on bulk_item (incident_id);
    create index deadline_move_incident on deadline_move (incident_id);
    create index chat_question_answered_by on chat_question (answered_by_message_id)
      where answered_by_message_id is not null;
    create index fake_publication_message on fake_publication (message_id) where message_id is not null
  `.execute(db)
}
