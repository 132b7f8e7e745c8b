import { type Kysely, sql } from 'kysely'

/**
 * A question of a chat or of a live stream that never became work is erased alone, by the same two people. What repeats
 * its words goes with it: our replies and receipts under it, digests of the chat, letters of the register, reports.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(TABLES)
  await run(TOGETHER)
  await run(ERASING)
}

const TABLES = `
  alter table erasure alter incident_id drop not null;
  alter table erasure
    add column message_id uuid references message,
    add column livestream_question_id uuid references livestream_question,
    add constraint erasure_of_one check (num_nonnulls(incident_id, message_id, livestream_question_id) = 1);
  create unique index erasure_of_chat_once on erasure (message_id) where state <> 'refused';
  create unique index erasure_of_stream_once on erasure (livestream_question_id) where state <> 'refused';
  create index erasure_of_chat on erasure (message_id) where message_id is not null;
  create index erasure_of_stream on erasure (livestream_question_id) where livestream_question_id is not null;

  drop trigger outbox_keeps_its_writer on outbox;
  create trigger outbox_keeps_its_writer before update of post on outbox
    for each row when (new.erased_at is null and (old.post - 'link') is distinct from (new.post - 'link'))
    execute function refuse_change();

  -- The last erasure by which lines were taken out of it.
  alter table chat_digest add column cleaned_by uuid references erasure;
  create index chat_digest_cleaned on chat_digest (cleaned_by) where cleaned_by is not null;`

/** Asked by the product before, to empty deliveries, and by the trigger, so that both mean the same. */
const TOGETHER = `
  create function posts_to_erase(ids uuid[], messages uuid[], asked uuid[], digests uuid[]) returns uuid[]
    language sql stable set search_path = pg_catalog, public, pg_temp as $$
    select array(
      select outbox.id from outbox where post is not null and (id = any(digests)
        -- How it goes on, told in the dialog that it was asked in.
        or (post ->> 'purpose' = 'progress' and post #>> '{tells,payload,incidentId}' = any(ids::text[]))
        or id in (select reply.id from livestream_reply reply join livestream_asker asker on asker.id = reply.asker_id
          where asker.question_id = any(asked) or asker.message_id = any(messages))
        or exists (select from message where message.id = any(messages) and message.channel_id = outbox.channel_id
          and message.container = outbox.message ->> 'container'
          and message.external_id = outbox.message ->> 'replyToExternalId'))
      order by id) $$;

  -- Of a question: what its authors said, what was answered to it alone, and what our page said under it.
  create function messages_to_erase(of_incident uuid, of_message uuid, of_stream uuid, digests uuid[]) returns uuid[]
    language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
    declare
      source uuid := (select source_message_id from incident where id = of_incident);
      ids uuid[] := array(select id from incident where source_message_id = source);
      asked uuid[] := array(select id from livestream_question where incident_id = any(ids) or id = of_stream);
      said uuid[] := array(
        select id from message where incident_id = any(ids) or id = source or id = of_message
        union select asker.message_id from livestream_asker asker join message on message.id = asker.message_id
          where asker.question_id = of_stream and message.incident_id is null
        -- «Сообщать», by which its author asked to be told.
        union select message.id from dialog_follower wish join message on message.channel_id = wish.channel_id
            and message.container = wish.container and message.external_id = wish.reply_to_external_id
          where wish.incident_id = any(ids) and message.incident_id is null
        -- What else was said in a private dialog where nothing else is asked.
        union select message.id from incident own join message on message.channel_id = own.channel_id
            and message.container = own.container
          where own.id = any(ids) and own.surface = 'private' and message.incident_id is null
            and not exists (select from incident other where other.channel_id = own.channel_id
              and other.container = own.container and other.erased_at is null and not other.id = any(ids)));
      posts uuid[] := posts_to_erase(ids, said, asked, digests);
    begin
      return array(
        select unnest(said)
        union select link.reply_message_id from chat_link link join message on message.id = link.reply_message_id
          where link.question_message_id = any(said) and link.state = 'confirmed' and message.incident_id is null
            and not exists (select from chat_link other where other.reply_message_id = link.reply_message_id
              and other.state = 'confirmed' and other.question_message_id <> all(said))
        union select message.id from outbox join message on message.channel_id = outbox.channel_id
            and message.external_id = outbox.external_id and message.container = outbox.message ->> 'container'
          where outbox.id = any(posts)
        -- The words under which a dialog was told, also of a wish that has ended.
        union select message.id from outbox join message on message.channel_id = outbox.channel_id
            and message.external_id = outbox.message ->> 'replyToExternalId'
            and message.container = outbox.message ->> 'container'
          where outbox.id = any(posts) and outbox.post ->> 'purpose' = 'progress' and message.incident_id is null
        order by 1);
    end $$;`

/** What stands in a letter of the register about a question: the line with its place and the line with its address. */
const LETTER_LINES = `('[^\\n]*\\n[^\\n]*/open/problems/(' || array_to_string(numbers, '|') || ')(?!\\d)[^\\n]*')`

const ERASING = `
  create or replace function erase_question() returns trigger language plpgsql security definer
    set search_path = pg_catalog, public, pg_temp as $$
    declare
      moment timestamptz := new.decided_at;
      source uuid := (select source_message_id from incident where id = new.incident_id);
      ids uuid[] := array(select id from incident where source_message_id = source order by id);
      forms text[] := array(select distinct thread_external_id from incident where id = any(ids) and surface = 'form');
      digests uuid[] := array(select id from chat_digest where cleaned_by = new.id);
      messages uuid[] := messages_to_erase(new.incident_id, new.message_id, new.livestream_question_id, digests);
      asked uuid[] := array(
        select id from livestream_question where incident_id = any(ids) or id = new.livestream_question_id);
      posts uuid[] := posts_to_erase(ids, messages, asked, digests);
      begun timestamptz := coalesce((select min(found_at) from incident where id = any(ids)),
        (select min(received_at) from message where id = any(messages)), moment);
      authors uuid[] := array(
        select author_id from incident where id = any(ids) and author_id is not null
        union select author_id from message where id = any(messages) and direction = 'in' and author_id is not null
        union select author_id from livestream_asker where question_id = any(asked) and author_id is not null);
      one uuid;
    begin
      perform erase_files(ids, messages);
      perform erase_posts(posts, moment);
      perform erase_messages(ids, messages, moment);
      perform erase_answers(ids, moment);
      perform erase_beside(ids, messages, asked, begun);
      perform erase_told(ids, begun);
      update livestream_reply set answer_line = null
      where question_id = any(asked)
        or asker_id in (select id from livestream_asker where message_id = any(messages));
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

  create function erase_posts(posts uuid[], moment timestamptz) returns void language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    begin
      update outbox set message = '{"text":""}', text_hash = encode(sha256(''), 'hex'), permalink = null,
        conversation = 'erased', file_refs = '{}', file_ids = null, external_id = null, erased_at = moment,
        post = post - 'files', state = case state when 'failed' then 'cancelled' else state end
      where id = any(posts);
    end $$;

  -- What told of it to people: it is read in a mailbox, and is no longer kept here.
  create function erase_told(ids uuid[], begun timestamptz) returns void language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    declare
      numbers bigint[] := array(select number from incident where id = any(ids));
    begin
      if cardinality(ids) = 0 then return; end if;
      update register_letter set body = regexp_replace(body, ${LETTER_LINES}, '', 'g')
      where created_at >= begun and body ~ ${LETTER_LINES};
      -- A report has words of what was late or promised.
      delete from report_file using report_run run
      where run.id = report_file.run_id and run.created_at >= begun and exists (select from counted_question question
        where question.source_id = any(ids) and (question.is_late or question.promises_made > 0));
    end $$;
  revoke execute on function erase_posts(uuid[], timestamptz), erase_told(uuid[], timestamptz) from public;`
