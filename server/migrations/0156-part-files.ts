import { type Kysely, sql } from 'kysely'

/** Files that another body gives with its part of an answer. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table contribution_file (
      id uuid primary key,
      contribution_id uuid not null references contribution,
      hash text not null,
      content_type text not null,
      name text not null,
      size integer not null,
      uploaded_by text not null references app_user,
      uploaded_by_name text not null,
      uploaded_at timestamptz not null,
      -- Taken away by the body; may be put back until it is swept.
      removed_at timestamptz
    );
    create index contribution_file_of on contribution_file (contribution_id, uploaded_at, id);
    create index contribution_file_by on contribution_file (uploaded_by);
    create index contribution_file_bytes on contribution_file (hash);
    create index contribution_file_removed on contribution_file (uploaded_at) where removed_at is not null;

    alter table erased_file drop constraint erased_file_shelf_check;
    alter table erased_file add constraint erased_file_shelf_check
      check (shelf in ('attachments','answers','parts'));
  `.execute(db)
  await sql.raw(ERASING).execute(db)
}

/** Papers of a part go with the question, whoever brought them. */
const ERASING = `
  create function erase_contribution_files() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public, pg_temp as $$
    declare erased uuid[] := array(select contribution.id from contribution
      join incident part on part.id = contribution.incident_id
      where part.source_message_id = (select source_message_id from incident where id = new.incident_id));
    begin
      insert into erased_file select distinct 'parts', hash from contribution_file
        where contribution_id = any(erased) on conflict do nothing;
      delete from contribution_file where contribution_id = any(erased);
      return null;
    end $$;
  create trigger contribution_file_erased after update of state on erasure
    for each row when (old.state = 'waiting' and new.state = 'done' and new.incident_id is not null)
    execute function erase_contribution_files();
  revoke execute on function erase_contribution_files() from public;`
