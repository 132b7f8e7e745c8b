import { type Kysely, sql } from 'kysely'

/** Sub-tasks of a question: what, who of the body, by which day. Whoever has one sees it and nothing else of the question. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table subtask (
      -- Made by the client: added twice, it is one.
      id uuid primary key,
      incident_id uuid not null references incident,
      -- Whose people do it.
      agency_code text not null references agency,
      owner_id text references app_user,
      owner_name text,
      unit_code text references unit,
      what text not null,
      due_at timestamptz not null,
      created_by text not null references app_user,
      created_by_name text not null,
      created_at timestamptz not null,
      state text not null default 'open' check (state in ('open', 'done', 'withdrawn')),
      revision integer not null default 1,
      done_words text,
      done_by text references app_user,
      done_by_name text,
      ended_at timestamptz,
      -- What stands there now, in the files of answers.
      photo_hash text,
      photo_type text,
      -- When its owner is reminded next: before the day is over, and after it.
      remind_at timestamptz,
      check ((owner_id is null) = (owner_name is null)),
      check ((owner_id is null) <> (unit_code is null)),
      check ((photo_hash is null) = (photo_type is null)),
      check ((state = 'open') = (ended_at is null)),
      check ((state = 'done') = (done_by is not null)),
      check (remind_at is null or state = 'open')
    );
    create index subtask_of_incident on subtask (incident_id, created_at);
    create index subtask_owner on subtask (owner_id, due_at) where owner_id is not null;
    create index subtask_unit on subtask (unit_code, due_at) where unit_code is not null;
    create index subtask_remind on subtask (remind_at) where remind_at is not null;
    create index subtask_agency on subtask (agency_code);
    create index subtask_creator on subtask (created_by);
    create index subtask_doer on subtask (done_by) where done_by is not null;
  `.execute(db)
  await sql.raw(ERASING).execute(db)
}

/** What was to be done says where and for whom: it goes with the question, its photograph too. */
const ERASING = `
  create function erase_subtasks() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public, pg_temp as $$
    declare erased uuid[] := array(select part.id from incident part
      where part.source_message_id = (select source_message_id from incident where id = new.incident_id));
    begin
      insert into erased_file select 'answers', photo_hash from subtask
        where incident_id = any(erased) and photo_hash is not null on conflict do nothing;
      update subtask set what = '', done_words = null, photo_hash = null, photo_type = null
        where incident_id = any(erased);
      return null;
    end $$;
  create trigger subtask_erased after update of state on erasure
    for each row when (old.state = 'waiting' and new.state = 'done' and new.incident_id is not null)
    execute function erase_subtasks();
  revoke execute on function erase_subtasks() from public;`
