import { type Kysely, sql } from 'kysely'

/**
 * A question is erased on the written demand of its author, by two people, and never comes back. What a person is known
 * by goes from every table in one transaction, by a trigger of the owner: the product itself may not take words away.
 * Numbers, moments, codes and outcomes stay, so that figures and the Book say afterwards what they said before.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(TABLES)
  await run(STANDING)
  await run(HISTORY)
  await run(ERASING)
}

const TABLES = `
  create table erasure (
    id uuid primary key,
    incident_id uuid not null references incident,
    -- Number and date of the written demand, and nothing of what it says.
    paper text not null check (paper <> ''),
    asked_by text not null references app_user,
    asked_at timestamptz not null,
    state text not null default 'waiting' check (state in ('waiting','refused','done')),
    decided_by text references app_user,
    decided_at timestamptz,
    check ((state = 'waiting') = (decided_by is null)),
    check ((decided_by is null) = (decided_at is null)),
    -- Two people, also for a forgotten check in the code.
    check (state <> 'done' or decided_by <> asked_by)
  );
  create unique index erasure_once on erasure (incident_id) where state <> 'refused';
  create index erasure_of on erasure (incident_id);
  create index erasure_asked on erasure (asked_at desc, id desc);

  -- Where a network keeps erased messages, as keyed marks: what it sends again is known by them and not taken in.
  create table erased_message (
    mark text primary key,
    erased_at timestamptz not null
  );

  -- Bytes that are still to be removed from the shelves.
  create table erased_file (
    shelf text not null check (shelf in ('attachments','answers')),
    hash text not null,
    primary key (shelf, hash)
  );

  alter table incident add column erased_at timestamptz;
  alter table message add column erased_at timestamptz;
  alter table message add constraint message_erased check (erased_at is null or (text = '' and attachments = '[]'
    and geo is null and subject is null and permalink is null and author_id is null)) not valid;
  alter table outbox add column erased_at timestamptz;
  alter table outbox add constraint outbox_erased check (erased_at is null or message = '{"text": ""}') not valid;
  alter table form_request add column erased_at timestamptz;`

/** What stands does not change (migrations 0077 and 0078), but for what is erased; the product may not say that it is. */
const STANDING = `
  drop trigger message_of_our_page on message;
  create trigger message_of_our_page before update on message
    for each row when (new.erased_at is null and old.network = 'form' and (old.text is distinct from new.text
      or old.attachments is distinct from new.attachments or old.source_state <> new.source_state
      or old.withheld is distinct from new.withheld or old.direction <> new.direction
      or old.occurred_at <> new.occurred_at))
    execute function refuse_change();

  drop trigger outbox_words on outbox;
  create trigger outbox_words before update of message, text_hash, is_invitation, file_ids on outbox
    for each row when (new.erased_at is null and (old.message is distinct from new.message
      or old.text_hash is distinct from new.text_hash or old.is_invitation is distinct from new.is_invitation
      or old.file_ids is distinct from new.file_ids))
    execute function keep_words_that_left();

  create or replace function keep_earlier_words() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public, pg_temp as $$
    begin
      if exists (select from public.message where message.id = old.id and message.erased_at is not null) then
        return null;
      elsif exists (select from public.message where message.id = old.id and message.withheld is not null) then
        insert into public.sealed_words values (old.id, sha256(convert_to(old.text, 'UTF8')))
          on conflict do nothing;
      elsif exists (select from public.message where message.id = old.id and message.text <> old.text)
        and not exists (select from public.message_version version
          where version.message_id = old.id and version.text = old.text) then
        raise exception 'the words of message % would be lost', old.id using errcode = '42501';
      end if;
      return null;
    end $$;

  create or replace function keep_version() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    begin
      if not public.is_owner_of(tg_relid)
        and exists (select from public.message where message.id = old.message_id and message.withheld is null
          and message.erased_at is null)
        and not exists (select from public.message_version version
          where version.message_id = old.message_id and version.text = old.text) then
        raise exception 'the words of message % would be lost', old.message_id using errcode = '42501';
      end if;
      return null;
    end $$;

  create or replace function seal_version() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public, pg_temp as $$
    begin
      if exists (select from public.message where message.id = old.message_id and message.withheld is not null
        and message.erased_at is null) then
        insert into public.sealed_words values (old.message_id, sha256(convert_to(old.text, 'UTF8')))
          on conflict do nothing;
      end if;
      return null;
    end $$;`

/**
 * A row of the history keeps its hash, its moment and its codes; what people have written in it goes. The row «erased»
 * that follows seals what is left, so that no row can lose its words without it.
 */
const HISTORY = `
  create function without_words(told jsonb) returns jsonb language sql immutable
    set search_path = pg_catalog, public, pg_temp as $$
    select case when kept = told then told else kept || '{"erased": true}' end from (
      select coalesce(jsonb_object_agg(key, value) filter (where
        (key ~ '(Code|Id|Ids|No|At|Ms|Day)$' or key in ('from','to','key','kind','outcome','urgency','severity',
          'version','change','isSource','isThanks','isUnknown','isMassEvent','hasEvidence','answerKind',
          'stage','verdict','satisfaction','number','handoffLimit','until'))
        and case jsonb_typeof(value)
          when 'string' then value #>> '{}' ~ '^[A-Za-z0-9_.:+/-]{1,64}$'
          when 'array' then value::text ~ '^\\[("[A-Za-z0-9_.:+/-]{1,64}"(, )?)*\\]$'
          else jsonb_typeof(value) <> 'object' end), '{}') as kept
      from jsonb_each(told)) one $$;

  create function keep_history() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    begin
      if tg_op = 'UPDATE' and new.details = public.without_words(old.details)
        and to_jsonb(new) - 'details' = to_jsonb(old) - 'details'
        and exists (select from public.incident where incident.id = old.incident_id
          and incident.erased_at is not null) then
        return new;
      end if;
      raise exception 'history is append-only';
    end $$;
  drop trigger incident_activity_append_only on incident_activity;
  create trigger incident_activity_append_only before update or delete on incident_activity
    for each row execute function keep_history();`

const NO_ADDRESS = '{"settlement":null,"street":null,"house":null,"object":null}'
const WITHOUT_REASONS = (column: string) =>
  `(select coalesce(jsonb_agg(case when jsonb_typeof(one -> 'reason') = 'string' then one || '{"reason":""}' else one end
    order by no), '[]') from jsonb_array_elements(${column}) with ordinality as list (one, no))`

/** Parts of one message go together: their words are the same. */
const ERASING = `
  create function erase_question() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public, pg_temp as $$
    declare
      moment timestamptz := new.decided_at;
      source uuid := (select source_message_id from incident where id = new.incident_id);
      ids uuid[] := array(select id from incident where source_message_id = source order by id);
      begun timestamptz := (select min(found_at) from incident where id = any(ids));
      forms text[] := array(select distinct thread_external_id from incident where id = any(ids) and surface = 'form');
      messages uuid[] := array(select id from message where incident_id = any(ids) or id = source order by id);
      asked uuid[] := array(select id from livestream_question where incident_id = any(ids));
      authors uuid[] := array(
        select author_id from incident where id = any(ids) and author_id is not null
        union select author_id from message where id = any(messages) and direction = 'in' and author_id is not null);
      one uuid;
    begin
      perform erase_files(ids, messages);
      perform erase_messages(ids, messages, moment);
      perform erase_answers(ids, moment);
      perform erase_beside(ids, messages, asked, begun);
      update form_request set contact = null, address = null, latitude = null, longitude = null, media_url = null,
        public_text = null, content_hash = null, erased_at = moment,
        dedupe_key = case when dedupe_key is not null then 'erased:' || id end
      where id::text = any(forms);
      delete from register_subscription where request_id::text = any(forms);
      delete from photo_consent where request_id::text = any(forms);
      update incident_activity set details = without_words(details)
      where incident_id = any(ids) and without_words(details) <> details;
      foreach one in array authors loop
        -- Whoever has asked something else too is still known by that.
        begin delete from author where id = one; exception when foreign_key_violation then null; end;
      end loop;

      delete from book_seal using counted_question question
      where question.id = book_seal.question_id and question.source_id = any(ids || messages || asked);
      insert into question_change (question_id, kind, at, facts)
      select id, 'erased', moment, jsonb_build_object('id', id, 'state', state)
      from counted_question where source_id = any(ids || messages || asked) order by id;
      return null;
    end $$;

  create function erase_files(ids uuid[], messages uuid[]) returns void language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    begin
      insert into erased_file
      select 'attachments', bytes.hash
        from attachment_copy copy, unnest(array[copy.hash, copy.thumbnail_hash]) as bytes (hash)
        where copy.message_id = any(messages) and bytes.hash is not null
      union select 'attachments', substring(one ->> 'ref' from '^photo:([0-9a-f]{64})$')
        from message, jsonb_array_elements(attachments) one
        where message.id = any(messages) and one ->> 'ref' ~ '^photo:[0-9a-f]{64}$'
      union select 'answers', hash from answer_file where incident_id = any(ids)
      union select 'attachments', shown_hash from shown_photo where incident_id = any(ids)
      on conflict do nothing;
      delete from shown_photo where incident_id = any(ids);
      delete from attachment_copy where message_id = any(messages);
      update outbox set screenshot_id = null
      where screenshot_id in (select id from answer_file where incident_id = any(ids));
      delete from answer_file where incident_id = any(ids);
    end $$;

  create function erase_messages(ids uuid[], messages uuid[], moment timestamptz) returns void language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    begin
      delete from message_version where message_id = any(messages);
      delete from sealed_words where message_id = any(messages);
      -- In private the conversation is its author; in public the number of a comment leads to its words. A form's own
      -- number leads to nothing, and its page says what was erased.
      update message set text = '', attachments = '[]', geo = null, subject = null, permalink = null, author_id = null,
        withheld = null, source_state = 'deleted', version = 'erased', erased_at = moment,
        container = case when surface in ('private','email') then 'erased' else container end,
        thread_external_id = case when surface = 'form' then thread_external_id else 'erased:' || id end,
        parent_external_id = case when surface = 'form' then parent_external_id end,
        external_id = case when surface = 'form' then external_id else 'erased:' || id end
      where id = any(messages);
      update incident set title = 'Стёрто по требованию автора', suggestion = null, address = '${NO_ADDRESS}',
        latitude = null, longitude = null, author_id = null, tags = '{}', is_source_deleted = true, erased_at = moment,
        container = case when surface in ('private','email') then 'erased' else container end,
        thread_external_id = case when surface = 'form' then thread_external_id else 'erased:' || id end,
        version = version + 1
      where id = any(ids);
    end $$;

  create function erase_answers(ids uuid[], moment timestamptz) returns void language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    begin
      delete from answer_draft where incident_id = any(ids);
      update answer_decision set comment = '' where incident_id = any(ids);
      update answer_version set text = '', private_text = '', override_reason = '', decision_comment = '',
        file_ids = '{}', promise = promise || '{"what":"","who":"","evidence":""}'
      where incident_id = any(ids);
      update promise set what = '', who = '', evidence = '' where incident_id = any(ids);
      -- Of joined work the other authors keep what they were sent.
      update outbox set message = '{"text":""}', text_hash = encode(sha256(''), 'hex'), permalink = null,
        conversation = 'erased', file_refs = '{}', file_ids = null, erased_at = moment,
        external_id = case when exists (select from channel where channel.id = outbox.channel_id
          and channel.network = 'form') then external_id end,
        state = case state when 'failed' then 'cancelled' else state end
      where recipient_incident_id = any(ids) or (recipient_incident_id is null and incident_id = any(ids));
      delete from answer_mark where answer_number in (select number from published_answer where incident_id = any(ids));
      update published_answer set words_hash = '' where incident_id = any(ids);
    end $$;

  create function erase_beside(ids uuid[], messages uuid[], asked uuid[], begun timestamptz) returns void
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
    begin
      delete from incident_note where incident_id = any(ids);
      delete from presence where incident_id = any(ids);
      delete from dialog_follower where incident_id = any(ids);
      delete from notification where incident_id = any(ids)
        or id in (select notification_id from notification_matter where incident_id = any(ids));
      update incident_deadline set pauses = ${WITHOUT_REASONS('pauses')}, changes = ${WITHOUT_REASONS('changes')}
      where incident_id = any(ids);
      update public_problem set text = null,
        hidden_reason = case when is_hidden then 'Стёрто по требованию автора' end
      where incident_id = any(ids);
      update imported_incident set extra = '{}' where incident_id = any(ids);
      update bulk_item set before = null where incident_id = any(ids);
      -- Files that were made of rows with words since then: people make them anew.
      update exchange_job set preview = null where preview is not null and finished_at is not null;
      delete from report_file using report_run run where run.id = report_file.run_id
        and run.kind in ('desk_view','meeting_note') and run.created_at >= begun;

      update chat_message set reason = null, author_id = null where message_id = any(messages);
      update chat_question set close_comment = '' where message_id = any(messages) and close_comment is not null;
      update chat_link set reasons = '[]' where question_message_id = any(messages);
      update moderation_act set author_id = null where message_id = any(messages);
      update fake_carrier set text = '', snapshot = '{}', snapshot_hash = '', permalink = null
      where message_id = any(messages);

      update livestream_question set text = '', address = null, facts = '', answer_line = null, past = '[]',
        words = '{}', words_key = id::text,
        promise = promise || '{"what":"","who":"","evidence":""}'
      where id = any(asked);
      update livestream_reply set author_id = null, container = 'erased', thread_external_id = id::text where asker_id in (select id from livestream_asker
        where message_id = any(messages) or (message_id is null and question_id = any(asked)));
      update livestream_asker set card = null, author_id = null
      where message_id = any(messages) or (message_id is null and question_id = any(asked));
    end $$;

  create trigger question_erased after update of state on erasure
    for each row when (old.state = 'waiting' and new.state = 'done') execute function erase_question();
  revoke execute on function erase_question(), erase_files(uuid[], uuid[]),
    erase_messages(uuid[], uuid[], timestamptz), erase_answers(uuid[], timestamptz),
    erase_beside(uuid[], uuid[], uuid[], timestamptz) from public;`
