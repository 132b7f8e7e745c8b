import { type Kysely, sql } from 'kysely'

/** One answer to many authors: each has a row of their own in the outbox. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table incident drop constraint incident_outcome_check;
    alter table incident add constraint incident_outcome_check
      check (outcome in ('solved','explained','not_solved','postponed','undeliverable'));
    alter table incident add constraint incident_closing_reason_check check (closing_reason in
      ('satisfied','neutral','dissatisfied','no_answer','futile','undeliverable','imported'));
    alter table incident add constraint incident_merged_from_check check (merged_from in
      ('new','distribution','assigned','in_progress','rework'));
    -- The message was about several things: this incident was cut out of that one.
    alter table incident add split_from_id uuid references incident;
    create index incident_split_from on incident (split_from_id) where split_from_id is not null;
    -- Where it is, in a form that can be compared.
    alter table incident add address_key text generated always as (
      case when address->>'street' is null then null
      else lower(replace(coalesce(address->>'settlement', '') || '|' || (address->>'street') || '|'
        || coalesce(address->>'house', ''), 'ё', 'е')) end) stored;
    create index incident_address_topic on incident (topic_code, address_key, found_at desc)
      where address_key is not null;
    create index incident_point_topic on incident (topic_code, latitude, longitude) where latitude is not null;

    create index promise_due on promise (due_at) where state in ('open', 'broken');

    alter table outbox
      add recipient_incident_id uuid references incident,
      add part text not null default 'public' check (part in ('public','private'));
    update outbox set recipient_incident_id = incident_id;
    alter table outbox alter recipient_incident_id set not null;
    alter table outbox drop constraint outbox_state_check;
    -- undeliverable: a person has decided that its author cannot be reached.
    alter table outbox add constraint outbox_state_check
      check (state in ('queued','sending','sent','failed','unknown','cancelled','undeliverable'));
    drop index outbox_answer;
    create unique index outbox_answer on outbox (incident_id, answer_version_no, recipient_incident_id, part)
      where state <> 'cancelled';
    create index outbox_recipient on outbox (recipient_incident_id);
  `.execute(db)
}
