import { type Kysely, sql } from 'kysely'

/**
 * The clarifying question to the author: what was asked, how long its answer is waited for, how the wait ended. The
 * incident has the open one beside its step; lists find who is waited for by the index of those that are due.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table clarification (
      -- Also the id of its post in the outbox, so that it is queued once.
      id uuid primary key,
      incident_id uuid not null references incident,
      text text not null,
      way text not null check (way in ('thread', 'private')),
      asked_by text not null references app_user,
      asked_by_name text not null,
      created_at timestamptz not null,
      needs_approval boolean not null,
      approved_by text references app_user,
      approved_by_name text,
      -- It stands before its author, who is waited for until then.
      published_at timestamptz,
      waits_until timestamptz,
      -- Whether the clocks of the body stand meanwhile.
      stops_clocks boolean not null default false,
      ended_at timestamptz,
      ended_as text check (ended_as in ('answered', 'silence', 'taken_back', 'refused', 'undelivered', 'moved_on')),
      -- The words of the author that ended it.
      reply_message_id uuid references message,
      -- Our own words in the network: they ask, and answer nothing.
      message_id uuid references message,
      notice_message_id uuid references message,
      -- The place that was read in those words; a person decides whether it is the place of the question.
      address jsonb,
      check ((approved_by is null) = (approved_by_name is null)),
      -- Nobody approves what they wrote.
      check (approved_by <> asked_by),
      check ((published_at is null) = (waits_until is null)),
      check (not stops_clocks or published_at is not null),
      check ((ended_at is null) = (ended_as is null)),
      check (ended_as not in ('answered', 'silence') or published_at is not null)
    );
    create unique index clarification_open on clarification (incident_id) where ended_at is null;
    create index clarification_of on clarification (incident_id, created_at);
    create index clarification_due on clarification (waits_until) where ended_at is null and published_at is not null;
    create index clarification_asker on clarification (asked_by);
    create index clarification_approver on clarification (approved_by) where approved_by is not null;
    create index clarification_reply on clarification (reply_message_id) where reply_message_id is not null;
    create index clarification_message on clarification (message_id) where message_id is not null;
    create index clarification_notice on clarification (notice_message_id) where notice_message_id is not null;
    create index clarification_published on clarification (published_at) where published_at is not null;

    -- Dialogs in which an author was asked; few posts are such.
    create index outbox_clarification on outbox (conversation) where post ->> 'purpose' = 'clarification';

    alter table incident
      -- No key of another table: an index for it would be the thirty-first, which each change of an incident pays for.
      add column clarification_id uuid,
      add column clarify_until timestamptz,
      add constraint incident_waits_for_something check (clarify_until is null or clarification_id is not null) not valid;
  `.execute(db)
  await sql.raw(ERASING).execute(db)
}

/** What was asked goes with the question, in our table and in the dialog where it was asked. */
const ERASING = `
  create or replace function posts_to_erase(ids uuid[], messages uuid[], asked uuid[], digests uuid[]) returns uuid[]
    language sql stable set search_path = pg_catalog, public, pg_temp as $$
    select array(
      select outbox.id from outbox where post is not null and (id = any(digests)
        -- How it goes on, told in the dialog that it was asked in; what we asked of its author.
        or (post ->> 'purpose' in ('progress', 'clarification', 'clarification_notice')
          and post #>> '{tells,payload,incidentId}' = any(ids::text[]))
        or id in (select reply.id from livestream_reply reply join livestream_asker asker on asker.id = reply.asker_id
          where asker.question_id = any(asked) or asker.message_id = any(messages))
        or exists (select from message where message.id = any(messages) and message.channel_id = outbox.channel_id
          and message.container = outbox.message ->> 'container'
          and message.external_id = outbox.message ->> 'replyToExternalId'))
      order by id) $$;

  create function erase_clarifications() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public, pg_temp as $$
    begin
      update clarification set text = '', address = null where incident_id in (select part.id from incident part
        where part.source_message_id = (select source_message_id from incident where id = new.incident_id));
      return null;
    end $$;
  create trigger clarification_erased after update of state on erasure
    for each row when (old.state = 'waiting' and new.state = 'done' and new.incident_id is not null)
    execute function erase_clarifications();
  revoke execute on function erase_clarifications() from public;`
