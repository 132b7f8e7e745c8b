import { type Kysely, sql } from 'kysely'

/** What we say in a network that is no answer to an incident: words in a municipal chat, a digest. One outbox for all. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table outbox
      alter incident_id drop not null,
      alter answer_version_no drop not null,
      alter recipient_incident_id drop not null,
      -- What a post is for, who wrote it, and the event that tells of its changes.
      add post jsonb,
      add constraint outbox_owner check ((incident_id is null) = (post is not null)),
      add constraint outbox_answer_whole check (
        (incident_id is null) = (answer_version_no is null)
        and (incident_id is null) = (recipient_incident_id is null));
    create index outbox_post on outbox (conversation, seq)
      where post is not null and state in ('queued','sending','unknown','failed');
  `.execute(db)
}
