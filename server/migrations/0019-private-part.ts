import { type Kysely, sql } from 'kysely'

/** The private part of an answer: it leaves first, and the public one says so only when it is there. And templates to begin with. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table outbox
      -- The private part could not be written: these words ask the author to write first, and wait for nothing.
      add is_invitation boolean not null default false,
      -- Which files of the version go with this part; null: all of them.
      add file_ids uuid[],
      add constraint outbox_invitation check (not is_invitation or part = 'public');
    -- Templates that come with the product were written by nobody here.
    alter table answer_template_version alter changed_by drop not null;
    -- Refusals of competence by time: what comes back, and from whom.
    create index incident_activity_returned on incident_activity (at) where type = 'return';
    -- Whose answer in a dialog the author's next message there speaks of, and what waits for their permission.
    create index outbox_private on outbox (channel_id, conversation, state) where part = 'private';
  `.execute(db)
}
