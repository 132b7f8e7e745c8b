import { type Kysely, sql } from 'kysely'

/**
 * What was said officially, and what residents asked, does not change by a statement of the product's role. Rights to
 * columns say what may change at all (`rights.ts`); these triggers say when it is too late. What the owner removes is
 * the owner's affair.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create function refuse_change() returns trigger language plpgsql as $$
      begin raise exception '% of % stands', tg_op, tg_table_name using errcode = '42501'; end $$;

    create function is_owner_of(tbl oid) returns boolean language sql stable as $$
      select pg_catalog.pg_has_role(current_user, c.relowner, 'usage') from pg_catalog.pg_class c where c.oid = tbl $$;

    -- An attempt that may have reached the network is never told otherwise.
    create trigger outbox_attempt_ended before update on outbox_attempt
      for each row when (old.outcome is not null or new.outbox_id <> old.outbox_id or new.attempt_no <> old.attempt_no)
      execute function refuse_change();
    create trigger outbox_stays_sent before update of sent_at on outbox
      for each row when (old.sent_at is not null and new.sent_at is null) execute function refuse_change();
    create trigger outbox_keeps_its_writer before update of post on outbox
      for each row when ((old.post - 'link') is distinct from (new.post - 'link')) execute function refuse_change();

    create function keep_words_that_left() returns trigger language plpgsql as $$
      begin
        if old.sent_at is not null or old.is_uncertain or old.state in ('sending', 'sent', 'unknown')
          or exists (select from public.outbox_attempt attempt where attempt.outbox_id = old.id
            and (attempt.outcome is null or attempt.outcome in ('sent', 'uncertain', 'unreadable'))) then
          raise exception 'publication % has begun to leave', old.id using errcode = '42501';
        end if;
        return new;
      end $$;
    create trigger outbox_words before update of message, text_hash, is_invitation, file_ids on outbox
      for each row when (old.message is distinct from new.message or old.text_hash is distinct from new.text_hash
        or old.is_invitation is distinct from new.is_invitation or old.file_ids is distinct from new.file_ids)
      execute function keep_words_that_left();

    create function keep_published_file() returns trigger language plpgsql as $$
      begin
        if not public.is_owner_of(tg_relid) and exists (select from public.answer_version version
          where version.incident_id = old.incident_id and old.id = any(version.file_ids)) then
          raise exception 'file % belongs to a version', old.id using errcode = '42501';
        end if;
        return old;
      end $$;
    create trigger answer_file_of_version before delete on answer_file
      for each row execute function keep_published_file();

    create trigger fake_text_decided before update on fake_text
      for each row when (old.decision is not null) execute function refuse_change();
    create trigger fake_evidence_removed before update on fake_evidence
      for each row when (old.removed_at is not null) execute function refuse_change();
    create trigger fake_published before update of claim, published_at on fake
      for each row when (old.published_at is not null
        and (old.claim is distinct from new.claim or old.published_at is distinct from new.published_at))
      execute function refuse_change();

    -- What two people thought when it was judged; while it is being judged one may think again.
    create function keep_judged() returns trigger language plpgsql as $$
      begin
        if not exists (select from public.fake where fake.id = old.fake_id
          and fake.step = 'verdict' and fake.opinion_round = old.round) then
          raise exception 'round % of % is judged', old.round, old.fake_id using errcode = '42501';
        end if;
        return new;
      end $$;
    create trigger fake_opinion_judged before update on fake_opinion
      for each row execute function keep_judged();

    create trigger fake_publication_stands before update on fake_publication
      for each row when (old.sent_at is not null) execute function refuse_change();
    create function keep_publication() returns trigger language plpgsql as $$
      begin
        if not public.is_owner_of(tg_relid) and (old.sent_at is not null or exists (select from public.outbox
          where outbox.id = coalesce(old.joined_id, old.id) and outbox.state not in ('failed', 'cancelled'))) then
          raise exception 'publication % stands, or may stand', old.id using errcode = '42501';
        end if;
        return old;
      end $$;
    create trigger fake_publication_kept before delete on fake_publication
      for each row execute function keep_publication();

    create function keep_received() returns trigger language plpgsql as $$
      begin
        if not public.is_owner_of(tg_relid) then
          raise exception 'message % was received', old.id using errcode = '42501';
        end if;
        return old;
      end $$;
    create trigger message_received before delete on message
      for each row when (old.direction = 'in') execute function keep_received();

    -- Looked at when the transaction ends: an edit keeps the earlier words, a deletion by the author seals them all.
    create function keep_earlier_words() returns trigger language plpgsql as $$
      begin
        if old.withheld is null and old.text <> '' and exists (
            select from public.message where message.id = old.id and message.withheld is null and message.text <> old.text)
          and not exists (select from public.message_version version
            where version.message_id = old.id and version.text = old.text) then
          raise exception 'the words of message % would be lost', old.id using errcode = '42501';
        end if;
        return null;
      end $$;
    create constraint trigger message_words after update of text on message
      deferrable initially deferred for each row when (old.text is distinct from new.text)
      execute function keep_earlier_words();

    create function keep_version() returns trigger language plpgsql as $$
      begin
        if not public.is_owner_of(tg_relid)
          and exists (select from public.message where message.id = old.message_id and message.withheld is null)
          and not exists (select from public.message_version version
            where version.message_id = old.message_id and version.text = old.text) then
          raise exception 'the words of message % would be lost', old.message_id using errcode = '42501';
        end if;
        return null;
      end $$;
    create constraint trigger message_version_kept after delete on message_version
      deferrable initially deferred for each row execute function keep_version();
  `.execute(db)
}
