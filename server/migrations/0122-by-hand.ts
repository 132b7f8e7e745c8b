import { type Kysely, sql } from 'kysely'

/**
 * A question that an employee wrote down: how it came, when it was said, who wrote it down, under which address it was
 * found. What was asked is a message like any other; of whoever asked by telephone or in person it is a request of the form.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    do $$
    declare one record;
    begin
      for one in select conname from pg_constraint where conrelid = 'form_request'::regclass and contype = 'c'
        and (pg_get_constraintdef(oid) like '%programme%' or pg_get_constraintdef(oid) like '%key_id IS NULL) <> (consent_at%')
      loop execute format('alter table form_request drop constraint %I', one.conname); end loop;
    end $$;
    alter table form_request
      add constraint form_request_source check (source in ('page', 'programme', 'hand')) not valid,
      -- A resident has agreed, or a programme has shown its key; an employee was told aloud.
      add constraint form_request_agreed check (
        case when source = 'hand' then key_id is null and consent_at is null
          else (key_id is null) <> (consent_at is null) end) not valid;

    create table hand_record (
      -- Made by the client: sent twice, it is one.
      id uuid primary key,
      channel_id uuid not null references channel,
      -- Where the message stands in its channel.
      container text not null,
      external_id text not null,
      incident_id uuid references incident,
      way text not null check (way in ('phone', 'visit', 'paper', 'link')),
      said_at timestamptz not null,
      recorded_at timestamptz not null,
      by_id text not null references app_user,
      by_name text not null,
      link text check (link like 'https://%'),
      -- Sealed: where the answer goes by letter.
      email bytea,
      -- What stood around the words in their network.
      around jsonb not null default '[]',
      content_hash text not null,
      check (said_at <= recorded_at),
      unique (channel_id, container, external_id)
    );
    create index hand_record_incident on hand_record (incident_id) where incident_id is not null;
    create index hand_record_by on hand_record (by_id);
  `.execute(db)
  await sql.raw(ERASING).execute(db)
}

const ERASING = `
  create function erase_hand_records() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public, pg_temp as $$
    declare erased uuid[] := array(select part.id from incident part
      where part.source_message_id = (select source_message_id from incident where id = new.incident_id));
    begin
      update hand_record set email = null, link = null, around = '[]', content_hash = ''
        where incident_id = any(erased) or (container, external_id) in
          (select container, thread_external_id from incident where id = any(erased) and surface = 'form');
      return null;
    end $$;
  create trigger hand_record_erased after update of state on erasure
    for each row when (old.state = 'waiting' and new.state = 'done' and new.incident_id is not null)
    execute function erase_hand_records();
  revoke execute on function erase_hand_records() from public;`
