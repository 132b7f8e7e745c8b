import { type Kysely, sql } from 'kysely'

/** How long what was called solved held, found anew every night; and answers that are drawn each week and read again, blind. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table solved_spell (
      incident_id uuid primary key references incident,
      agency_code text not null references agency,
      topic_code text not null references topic,
      group_code text not null references topic_group,
      municipality_code text references municipality,
      closed_at timestamptz not null,
      -- Until the complaint that ended it, or until it was last seen to hold.
      days double precision not null check (days >= 0),
      ended_by uuid references incident
    );
    create index solved_spell_body on solved_spell (agency_code, group_code, closed_at desc);
    create index solved_spell_group on solved_spell (group_code, closed_at desc);
    create index solved_spell_topic on solved_spell (topic_code);
    create index solved_spell_ended_by on solved_spell (ended_by) where ended_by is not null;

    create table quality_week (
      -- Its Monday.
      week date primary key,
      -- What the draw was made with: the last checkpoint of the Book, which nobody could know before.
      seed text not null,
      answers integer not null check (answers >= 0),
      drawn integer not null check (drawn between 0 and answers),
      -- Drawn, but nobody may read them.
      unread integer not null check (unread between 0 and drawn),
      drawn_at timestamptz not null
    );
    create table quality_reading (
      id uuid primary key,
      week date not null references quality_week,
      incident_id uuid not null,
      version_no integer not null,
      agency_code text not null references agency,
      reader_id text not null references app_user,
      is_second boolean not null,
      read_at timestamptz,
      is_answered boolean,
      is_concrete boolean,
      is_stock boolean,
      foreign key (incident_id, version_no) references answer_version (incident_id, version_no),
      unique (incident_id, version_no, is_second),
      unique (incident_id, version_no, reader_id),
      check ((read_at is null) = (is_answered is null) and (read_at is null) = (is_concrete is null)
        and (read_at is null) = (is_stock is null))
    );
    create index quality_reading_waits on quality_reading (reader_id, week, id) where read_at is null;
    create index quality_reading_week on quality_reading (week);
  `.execute(db)
}
