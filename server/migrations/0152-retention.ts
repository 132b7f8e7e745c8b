import { type Kysely, sql } from 'kysely'

/**
 * What is about people is kept for a term that two administrators have decided. Words of a question go by the way of
 * 0096; contacts and talk by a row that the product adds and a trigger of the owner carries out, because the product
 * may take no words away. A hold stops all of it.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(TABLES)
  await run(HELD)
  await run(FORGETTING)
}

const TABLES = `
  create table retention_policy (
    id uuid primary key,
    -- Days of each kind; null: for ever.
    terms jsonb not null,
    asked_by text not null references app_user,
    asked_at timestamptz not null,
    state text not null default 'waiting' check (state in ('waiting','refused','done')),
    decided_by text references app_user,
    decided_at timestamptz,
    check ((state = 'waiting') = (decided_by is null)),
    check ((decided_by is null) = (decided_at is null)),
    check (state <> 'done' or decided_by <> asked_by)
  );
  create index retention_policy_decided on retention_policy (decided_at desc) where state = 'done';

  create table retention_hold (
    id uuid primary key,
    incident_id uuid not null references incident,
    -- Also everything else of its author. No reference: an account may go by another demand.
    author_id uuid,
    reason text not null check (reason <> ''),
    placed_by text not null references app_user,
    placed_at timestamptz not null,
    lifted_by text references app_user,
    lifted_at timestamptz,
    check ((lifted_by is null) = (lifted_at is null))
  );
  create index retention_hold_of on retention_hold (incident_id);
  create index retention_hold_person on retention_hold (author_id) where author_id is not null;

  create table retention_run (
    id uuid primary key,
    kind text not null check (kind in ('contacts','talk')),
    before timestamptz not null,
    most integer not null check (most between 1 and 10000),
    -- A trigger says how many.
    forgotten integer not null default 0,
    at timestamptz not null
  );

  -- By the term of storage, and by nobody's demand.
  alter table erasure add column is_by_term boolean not null default false;`

const HELD = `
  create function is_held(of_incident uuid) returns boolean language sql stable
    set search_path = pg_catalog, public, pg_temp as $$
    select exists (select from incident own join incident part on part.source_message_id = own.source_message_id
      join retention_hold hold on hold.lifted_at is null
        and (hold.incident_id = part.id or hold.author_id = part.author_id)
      where own.id = of_incident) $$;

  create function keep_held() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    begin
      if public.is_held(new.incident_id) then
        raise exception 'the question is held' using errcode = '42501';
      end if;
      if new.is_by_term and not exists (select from public.incident
        where incident.id = new.incident_id and incident.closed_at < now() - interval '365 days') then
        raise exception 'a question is kept for a year after its end' using errcode = '42501';
      end if;
      return new;
    end $$;
  create trigger erasure_of_held before update of state on erasure
    for each row when (old.state = 'waiting' and new.state = 'done' and new.incident_id is not null)
    execute function keep_held();

  create function keep_held_person() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    begin
      if exists (select from public.retention_hold hold
        where hold.lifted_at is null and hold.author_id = any(new.author_ids)) then
        raise exception 'the person is held' using errcode = '42501';
      end if;
      return new;
    end $$;
  create trigger person_demand_of_held before update of state on person_demand
    for each row when (old.state <> new.state and new.state in ('running','done'))
    execute function keep_held_person();`

const FORGETTING = `
  -- Words in chats that became no question and answered none, and that nothing of a rumour rests on.
  create function talk_to_forget(moment timestamptz, most integer) returns uuid[] language sql stable
    set search_path = pg_catalog, public, pg_temp as $$
    select array(
      select message.id from chat join message on message.channel_id = chat.channel_id
        and message.container = chat.container
      where message.surface = 'chat' and message.direction = 'in' and message.occurred_at < moment
        and message.erased_at is null and message.incident_id is null
        and not exists (select from chat_question where chat_question.message_id = message.id)
        and not exists (select from chat_link where chat_link.reply_message_id = message.id)
        and not exists (select from livestream_asker where livestream_asker.message_id = message.id)
        and not exists (select from fake_carrier where fake_carrier.message_id = message.id)
        and not exists (select from official_account where official_account.author_id = message.author_id)
        and not exists (select from retention_hold hold where hold.lifted_at is null and hold.author_id = message.author_id)
      order by message.occurred_at limit most) $$;

  create function contacts_to_forget(moment timestamptz, most integer) returns uuid[] language sql stable
    set search_path = pg_catalog, public, pg_temp as $$
    select array(
      select request.id from form_request request
      where request.contact is not null and request.requested_at < moment
        and not exists (select from incident where incident.channel_id = request.channel_id
          and incident.container = 'form:' || request.id
          and (incident.closed_at is null or incident.closed_at >= moment or is_held(incident.id)))
      order by request.requested_at limit most) $$;

  create function run_retention() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public, pg_temp as $$
    declare
      ids uuid[];
    begin
      if new.kind = 'talk' then
        if new.before > now() - interval '30 days' then
          raise exception 'talk is kept for a month' using errcode = '42501';
        end if;
        ids := talk_to_forget(new.before, new.most);
        perform erase_files('{}', ids);
        perform erase_messages('{}', ids, new.at);
        update chat_message set reason = null, author_id = null where message_id = any(ids);
        update moderation_act set author_id = null where message_id = any(ids);
      else
        if new.before > now() - interval '365 days' then
          raise exception 'contacts are kept for a year' using errcode = '42501';
        end if;
        ids := contacts_to_forget(new.before, new.most);
        update form_request set contact = null where id = any(ids);
        update hand_record set email = null from incident where incident.id = hand_record.incident_id
          and incident.container in (select 'form:' || one from unnest(ids) as one);
      end if;
      new.forgotten := cardinality(ids);
      return new;
    end $$;
  create trigger retention_carried_out before insert on retention_run
    for each row execute function run_retention();
  revoke execute on function run_retention() from public;`
