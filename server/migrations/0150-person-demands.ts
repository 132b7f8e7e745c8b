import { type Kysely, sql } from 'kysely'

/**
 * A person is erased as a whole: each question by the rule of 0096, and by the same two people what was no question –
 * talk in chats, words under questions of others, subscriptions. A demand names rows by their ids, which say nothing
 * once the rows are gone.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(TABLES)
  await run(TALK)
  await run(ERASING)
}

const TABLES = `
  create table person_demand (
    id uuid primary key,
    -- Number and date of the written demand, and nothing of what it says.
    paper text not null check (paper <> ''),
    author_ids uuid[] not null,
    request_ids uuid[] not null,
    subscription_ids uuid[] not null,
    asker_ids uuid[] not null,
    asked_by text not null references app_user,
    asked_at timestamptz not null,
    state text not null default 'waiting' check (state in ('waiting','refused','running','done')),
    decided_by text references app_user,
    decided_at timestamptz,
    ended_at timestamptz,
    -- What went and what stayed: counts and numbers.
    protocol jsonb,
    check ((state = 'waiting') = (decided_by is null)),
    check ((decided_by is null) = (decided_at is null)),
    check ((state = 'done') = (ended_at is not null)),
    -- Two people, also for a forgotten check in the code.
    check (state not in ('running','done') or decided_by <> asked_by)
  );
  create index person_demand_asked on person_demand (asked_at desc, id desc);
  create index person_demand_running on person_demand (id) where state = 'running';

  alter table erasure add column person_demand_id uuid references person_demand;
  create index erasure_of_person on erasure (person_demand_id) where person_demand_id is not null;
  create index livestream_asker_author on livestream_asker (author_id) where author_id is not null;`

/** Asked by the product before, to empty deliveries, and by the trigger, so that both mean the same. */
const TALK = `
  create function talk_of_person(authors uuid[]) returns uuid[] language sql stable
    set search_path = pg_catalog, public, pg_temp as $$
    select array(
      select message.id from message left join incident on incident.id = message.incident_id
      where message.author_id = any(authors) and message.direction = 'in' and message.erased_at is null
        and not coalesce(incident.author_id = any(authors), false)
        -- What began a question goes with it.
        and not exists (select from incident own where own.source_message_id = message.id)
        and not exists (select from chat_question where chat_question.message_id = message.id)
        and not exists (select from livestream_asker where livestream_asker.message_id = message.id)
      order by message.id) $$;`

const ERASING = `
  create function erase_person() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public, pg_temp as $$
    declare
      moment timestamptz := coalesce(new.ended_at, new.decided_at);
      talk uuid[] := talk_of_person(new.author_ids);
      -- Dialogs are told apart by their container, which in private is the person. Asked before the words go.
      dialogs text[] := array(select distinct channel_id || ' ' || container from message
        where author_id = any(new.author_ids) and surface = 'private' and direction = 'in');
      one uuid;
    begin
      perform erase_files('{}', talk);
      perform erase_messages('{}', talk, moment);
      update chat_message set reason = null, author_id = null where message_id = any(talk);
      update chat_link set reasons = '[]' where reply_message_id = any(talk);
      update moderation_act set author_id = null where message_id = any(talk);
      update fake_carrier set text = '', snapshot = '{}', snapshot_hash = '', permalink = null
      where message_id = any(talk);
      delete from dialog_follower where channel_id || ' ' || container = any(dialogs);
      delete from dialog_talk where channel_id || ' ' || container = any(dialogs);
      delete from register_subscription where id = any(new.subscription_ids)
        or channel_id || ' ' || container = any(dialogs);
      if new.state = 'done' then
        foreach one in array new.author_ids loop
          -- A question that was refused still knows its author.
          begin delete from author where id = one; exception when foreign_key_violation then null; end;
        end loop;
      end if;
      return null;
    end $$;
  create trigger person_erased after update of state on person_demand
    for each row when (old.state <> new.state and new.state in ('running','done')) execute function erase_person();
  revoke execute on function erase_person() from public;`
