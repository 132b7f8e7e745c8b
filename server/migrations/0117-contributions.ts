import { type Kysely, sql } from 'kysely'

/** Co-executors: what another body is asked for one answer, what is said of it, and what it gave. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table contribution (
      id uuid primary key,
      incident_id uuid not null references incident,
      -- The body that answers, and the one that is asked.
      asking_agency_code text not null references agency,
      agency_code text not null references agency,
      person_id text references app_user,
      person_name text,
      ask text not null,
      -- Of the resident, as the writer chose to show them.
      shown_words text not null,
      asked_by text not null references app_user,
      asked_by_name text not null,
      created_at timestamptz not null,
      term_hours smallint not null check (term_hours > 0),
      due_at timestamptz not null,
      -- When somebody is reminded next: before the term, and at it.
      remind_at timestamptz,
      state text not null check (state in ('asked', 'taken', 'given', 'accepted', 'refused', 'withdrawn', 'not_needed')),
      revision integer not null default 1,
      taken_by text references app_user,
      taken_by_name text,
      given_at timestamptz,
      answer text,
      ended_at timestamptz,
      check (agency_code <> asking_agency_code),
      check ((person_id is null) = (person_name is null)),
      check ((taken_by is null) = (taken_by_name is null)),
      check (state not in ('given', 'accepted') or (given_at is not null and answer is not null)),
      check ((ended_at is not null) = (state in ('accepted', 'refused', 'withdrawn', 'not_needed'))),
      check (remind_at is null or ended_at is null)
    );
    create index contribution_of_incident on contribution (incident_id, created_at);
    create index contribution_open on contribution (agency_code, due_at, id) where ended_at is null;
    create index contribution_ended on contribution (agency_code, ended_at, id) where ended_at is not null;
    create index contribution_waiting on contribution (incident_id) where ended_at is null;
    create index contribution_remind on contribution (remind_at) where remind_at is not null;
    create index contribution_body on contribution (agency_code);
    create index contribution_asking_body on contribution (asking_agency_code);
    create index contribution_asker on contribution (asked_by);
    create index contribution_person on contribution (person_id) where person_id is not null;
    create index contribution_taker on contribution (taken_by) where taken_by is not null;

    create table contribution_post (
      id uuid primary key,
      contribution_id uuid not null references contribution,
      kind text not null check (kind in ('said', 'given', 'sent_back', 'refused', 'withdrawn')),
      by_id text not null references app_user,
      by_name text not null,
      is_of_writer boolean not null,
      words text not null,
      at timestamptz not null
    );
    create index contribution_post_of on contribution_post (contribution_id, at, id);
    create index contribution_post_by on contribution_post (by_id);
  `.execute(db)
  await sql.raw(ERASING).execute(db)
}

/** What was asked, shown and given goes with the question. */
const ERASING = `
  create function erase_contributions() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public, pg_temp as $$
    declare erased uuid[] := array(select part.id from incident part
      where part.source_message_id = (select source_message_id from incident where id = new.incident_id));
    begin
      update contribution_post set words = '' where contribution_id in
        (select id from contribution where incident_id = any(erased));
      update contribution set ask = '', shown_words = '', answer = case when answer is null then null else '' end
        where incident_id = any(erased);
      return null;
    end $$;
  create trigger contribution_erased after update of state on erasure
    for each row when (old.state = 'waiting' and new.state = 'done' and new.incident_id is not null)
    execute function erase_contributions();
  revoke execute on function erase_contributions() from public;`
