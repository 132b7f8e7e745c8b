import { type Kysely, sql } from 'kysely'

/**
 * The end of each day of the Book is posted on the pages that an administrator has switched on, once for a day and a page.
 * Whoever has begun a private dialog may follow a place of the register there.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql.raw(ERASING).execute(db)
  await sql`
    create table book_page (
      channel_id uuid primary key references channel on delete cascade,
      -- Where on the page posts begin.
      container text not null,
      thread_external_id text not null,
      -- Days that were kept before are not posted.
      switched_on_at timestamptz not null,
      switched_on_by text not null references app_user
    );

    -- A post has the id of its row in the outbox, which knows how it fares.
    create table book_post (
      id uuid primary key,
      day date not null references book_day,
      channel_id uuid not null references channel,
      queued_at timestamptz not null,
      -- Where it stands.
      container text,
      external_id text,
      permalink text,
      sent_at timestamptz,
      taken_down_at timestamptz,
      taken_down_by text references app_user,
      check ((taken_down_at is null) = (taken_down_by is null)),
      unique (channel_id, day)
    );
    create index book_post_of_day on book_post (day);

    -- In a dialog in place of an address; email_mark is of the dialog then.
    alter table register_subscription
      alter column email drop not null,
      add column channel_id uuid references channel on delete cascade,
      add column container text,
      add column thread_external_id text,
      -- Their own words, under which the network shows ours.
      add column reply_to_external_id text,
      add constraint register_subscription_way check (num_nonnulls(channel_id, container, thread_external_id,
        reply_to_external_id) = case when email is null then 4 else 0 end),
      add constraint register_subscription_dialog check (channel_id is null or follows <> 'question');
    create index register_subscription_of_dialog on register_subscription (channel_id, container)
      where channel_id is not null;

    -- A talk about what to follow: we have asked for a place, or have shown one and wait for a yes.
    create table dialog_talk (
      channel_id uuid not null references channel on delete cascade,
      container text not null,
      language text not null check (language in ('ru','en')),
      subscription_id uuid references register_subscription on delete cascade,
      asked_at timestamptz not null,
      primary key (channel_id, container)
    );
    create index dialog_talk_of on dialog_talk (subscription_id) where subscription_id is not null;
  `.execute(db)
}

/**
 * A private dialog is its author. With the last question that was asked there goes what was said there besides: wishes, the
 * talk about a subscription, our words. The trigger runs before the one that erases the question, by its name.
 */
const ERASING = `
  create function erase_dialogs() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public, pg_temp as $$
    declare
      source uuid := (select source_message_id from incident where id = new.incident_id);
      ids uuid[] := array(select id from incident where source_message_id = source);
      one record;
      words uuid[];
    begin
      delete from dialog_follower where incident_id = any(ids);
      for one in select distinct channel_id, container from incident where id = any(ids) and surface = 'private' loop
        continue when exists (select from incident where channel_id = one.channel_id and container = one.container
          and erased_at is null and not id = any(ids));
        delete from dialog_talk where channel_id = one.channel_id and container = one.container;
        delete from register_subscription where channel_id = one.channel_id and container = one.container;
        words := array(select id from message where channel_id = one.channel_id and container = one.container
          and incident_id is null and erased_at is null order by id);
        perform erase_files('{}', words);
        perform erase_messages('{}', words, new.decided_at);
        update outbox set message = '{"text":""}', text_hash = encode(sha256(''), 'hex'), permalink = null,
          conversation = 'erased', external_id = null, erased_at = new.decided_at,
          state = case when state in ('queued','failed','unknown') then 'cancelled' else state end
        where channel_id = one.channel_id and post is not null and message ->> 'container' = one.container
          and state <> 'sending';
      end loop;
      return null;
    end $$;

  create trigger dialog_erased after update of state on erasure
    for each row when (old.state = 'waiting' and new.state = 'done') execute function erase_dialogs();
  revoke execute on function erase_dialogs() from public;`
