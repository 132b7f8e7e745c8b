import { type Kysely, sql } from 'kysely'

/** The directory is administered: rows are switched off, topics are mapped, rules have versions, calendars say what they moved. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table municipality add is_active boolean not null default true;
    alter table unit add is_active boolean not null default true;
    alter table schedule add is_active boolean not null default true;

    create table catalogue_version (
      version integer primary key,
      created_at timestamptz not null default now(),
      note text not null
    );
    insert into catalogue_version (version, note)
      select distinct catalogue_version, 'shipped with the product' from topic;

    -- What a closed topic became. One answer for each: a later version replaces the earlier one.
    create table topic_mapping (
      old_code text primary key references topic,
      new_code text not null references topic,
      catalogue_version integer not null references catalogue_version,
      check (old_code <> new_code)
    );

    -- A version of a rule is a row of its own, as the deadline names it.
    alter table incident_deadline drop constraint incident_deadline_rule_id_fkey;
    alter table deadline_rule drop constraint deadline_rule_pkey;
    alter table deadline_rule drop constraint deadline_rule_id_version_key;
    alter table deadline_rule add primary key (id, version);
    alter table incident_deadline add constraint incident_deadline_rule_fk
      foreign key (rule_id, rule_version) references deadline_rule (id, version) not valid;
    alter table incident_deadline validate constraint incident_deadline_rule_fk;
    -- «Как изменились бы сроки» reads the newest of a key.
    create index incident_deadline_key_started on incident_deadline (key, started_at desc);

    alter table calendar_version
      add examined_count integer not null default 0,
      add moved_count integer not null default 0,
      add recomputed_at timestamptz;
    update calendar_version set recomputed_at = created_at;
    create table deadline_move (
      id bigint generated always as identity primary key,
      calendar_version integer not null references calendar_version,
      incident_id uuid not null references incident,
      key text not null,
      before timestamptz not null,
      after timestamptz not null
    );
    create index deadline_move_version on deadline_move (calendar_version, id);
  `.execute(db)
}
