import { type Kysely, sql } from 'kysely'

/**
 * What 0077 left open. Functions of triggers look for tables and operators where the owner says, not where the caller
 * does. What stands on our own page stays. A sealed message comes back with its own words. A verdict is borne by two.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await pinSearchPaths(db)
  await keepSaid(db)
  await keepSealed(db)
  await keepJudged(db)
  await sql.raw(RECORD_APPROVED).execute(db)
}

async function pinSearchPaths(db: Kysely<never>): Promise<void> {
  await sql`
    do $$
      declare called regprocedure;
      begin
        for called in select p.oid from pg_proc p where p.pronamespace = 'public'::regnamespace
          and (p.prorettype = 'trigger'::regtype or p.proname = 'is_owner_of')
          and not exists (select from pg_depend d
            where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e') loop
          execute format('alter function %s set search_path = pg_catalog, public, pg_temp', called);
        end loop;
      end $$;
    -- Runs with the rights of the owner: nobody else makes a trigger of it.
    revoke execute on function link_journal() from public;
  `.execute(db)
}

/** On the page of a question the message is what people read; nobody edits or deletes there. */
async function keepSaid(db: Kysely<never>): Promise<void> {
  await sql`
    create trigger message_of_our_page before update on message
      for each row when (old.network = 'form' and (old.text is distinct from new.text
        or old.attachments is distinct from new.attachments or old.source_state <> new.source_state
        or old.withheld is distinct from new.withheld or old.direction <> new.direction
        or old.occurred_at <> new.occurred_at))
      execute function refuse_change();
    -- Whose a message is shows with its first words.
    create trigger message_keeps_its_side before update of direction on message
      for each row when (old.direction <> new.direction and (old.text <> '' or old.attachments <> '[]'))
      execute function refuse_change();
    -- Only authors who are not us delete their words.
    create trigger message_of_ours_is_open before update of withheld on message
      for each row when (new.withheld is not null and new.direction = 'out') execute function refuse_change();

    -- Of ours, only what stands twice: under a number that was not the conversation's.
    create function keep_said() returns trigger language plpgsql
      set search_path = pg_catalog, public, pg_temp as $$
      begin
        if not public.is_owner_of(tg_relid) and (old.network = 'form' or not exists (
            select from public.message other where other.channel_id = old.channel_id
              and other.container = old.container and other.direction = 'out' and other.source_state <> 'deleted'
              and regexp_replace(btrim(other.text), '[[:space:]]+', ' ', 'g')
                = regexp_replace(btrim(old.text), '[[:space:]]+', ' ', 'g'))) then
          raise exception 'message % was said', old.id using errcode = '42501';
        end if;
        return null;
      end $$;
    create constraint trigger message_said after delete on message
      deferrable initially deferred for each row when (old.direction = 'out') execute function keep_said();
  `.execute(db)
}

/** The database cannot open a seal, so it keeps hashes of what goes under it, in a table that the product does not read. */
async function keepSealed(db: Kysely<never>): Promise<void> {
  await sql`
    create table sealed_words (
      message_id uuid not null references message,
      hash bytea not null,
      primary key (message_id, hash)
    );

    create or replace function keep_earlier_words() returns trigger language plpgsql security definer
      set search_path = pg_catalog, public, pg_temp as $$
      begin
        if exists (select from public.message where message.id = old.id and message.withheld is not null) then
          insert into public.sealed_words values (old.id, sha256(convert_to(old.text, 'UTF8')))
            on conflict do nothing;
        elsif exists (select from public.message where message.id = old.id and message.text <> old.text)
          and not exists (select from public.message_version version
            where version.message_id = old.id and version.text = old.text) then
          raise exception 'the words of message % would be lost', old.id using errcode = '42501';
        end if;
        return null;
      end $$;
    drop trigger message_words on message;
    create constraint trigger message_words after update of text on message
      deferrable initially deferred for each row when (old.text <> '' and old.text <> new.text)
      execute function keep_earlier_words();

    create function seal_version() returns trigger language plpgsql security definer
      set search_path = pg_catalog, public, pg_temp as $$
      begin
        if exists (select from public.message where message.id = old.message_id and message.withheld is not null) then
          insert into public.sealed_words values (old.message_id, sha256(convert_to(old.text, 'UTF8')))
            on conflict do nothing;
        end if;
        return null;
      end $$;
    create constraint trigger message_version_sealed after delete on message_version
      deferrable initially deferred for each row when (old.text <> '') execute function seal_version();

    create function keep_seal() returns trigger language plpgsql security definer
      set search_path = pg_catalog, public, pg_temp as $$
      begin
        if exists (select from public.message where message.id = old.id and message.withheld is null)
          and exists (select from public.sealed_words sealed where sealed.message_id = old.id and not exists (
            select from public.message where message.id = old.id
              and sha256(convert_to(message.text, 'UTF8')) = sealed.hash
            union all select from public.message_version version where version.message_id = old.id
              and sha256(convert_to(version.text, 'UTF8')) = sealed.hash)) then
          raise exception 'message % would come back with other words', old.id using errcode = '42501';
        end if;
        return null;
      end $$;
    create constraint trigger message_unsealed after update of withheld on message
      deferrable initially deferred for each row when (old.withheld is not null and new.withheld is null)
      execute function keep_seal();

    revoke execute on function keep_earlier_words(), seal_version(), keep_seal() from public;
  `.execute(db)
}

/** A verdict is reached once in a round, by two who gave it while it was being judged. */
async function keepJudged(db: Kysely<never>): Promise<void> {
  await sql`
    create function keep_verdict() returns trigger language plpgsql
      set search_path = pg_catalog, public, pg_temp as $$
      begin
        if new.opinion_round < old.opinion_round
          or (old.verdict is not null and new.opinion_round = old.opinion_round)
          or (new.verdict is not null and 2 > (select count(*) from public.fake_opinion opinion
            where opinion.fake_id = new.id and opinion.round = new.opinion_round
              and opinion.verdict = new.verdict)) then
          raise exception 'card % is not judged so', new.number using errcode = '42501';
        end if;
        return new;
      end $$;
    create trigger fake_verdict before update of verdict, opinion_round on fake
      for each row when (old.verdict is distinct from new.verdict or old.opinion_round <> new.opinion_round)
      execute function keep_verdict();

    create or replace function keep_judged() returns trigger language plpgsql
      set search_path = pg_catalog, public, pg_temp as $$
      begin
        if not exists (select from public.fake where fake.id = new.fake_id and fake.step = 'verdict'
          and fake.verdict is null and fake.opinion_round = new.round) then
          raise exception 'round % of % is judged', new.round, new.fake_id using errcode = '42501';
        end if;
        return new;
      end $$;
    drop trigger fake_opinion_judged on fake_opinion;
    create trigger fake_opinion_judged before insert or update on fake_opinion
      for each row execute function keep_judged();
  `.execute(db)
}

/**
 * Texts that were approved before their hashes stood in the journal, and their papers: as they are now. The same sums as
 * those of `fakes/altered-texts.ts`.
 */
export const RECORD_APPROVED = `
  insert into journal (action, object_type, object_id, details)
  select 'fake.recorded', 'fake', fake.id::text, jsonb_build_object('number', fake.number, 'no', text.no,
    'textHash', encode(sha256(convert_to('[' || concat_ws(',', to_json(text.reply), to_json(text.post),
      to_json(text.truth), coalesce(to_json(text.mistake)::text, 'null'),
      coalesce(to_json(text.picture_id)::text, 'null')) || ']', 'UTF8')), 'hex'),
    'papersHash', encode(sha256(convert_to('[' || coalesce((
      select string_agg('[' || concat_ws(',', to_json(paper.id), to_json(paper.kind), to_json(paper.title),
        coalesce(to_json(paper.url)::text, 'null')) || ']', ',' order by paper.id)
      from fake_evidence paper where paper.fake_id = fake.id and paper.added_at <= text.decided_at
        and (paper.removed_at is null or paper.removed_at > text.decided_at)), '') || ']', 'UTF8')), 'hex'))
  from fake_text text join fake on fake.id = text.fake_id
  where text.decision = 'approved' order by fake.number, text.no;
  -- A migration to come may alter the journal in this transaction.
  set constraints journal_link immediate;
  set constraints journal_link deferred`
