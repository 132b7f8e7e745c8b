import { type Kysely, sql } from 'kysely'

/**
 * The journal is append-only and chained by hashes like the history of incidents. A row is linked when its
 * transaction commits, so writers wait for each other only then, and no path of the code can leave the link out.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table journal add ip text, add user_agent text;
    create index journal_at on journal (at);
    create index journal_actor on journal (actor_id, id);
    create index journal_action on journal (action text_pattern_ops, id);
    create index journal_object on journal (object_id, id);
    create index journal_ip on journal (ip, id) where ip is not null;

    create table journal_link (
      seq bigint primary key,
      journal_id bigint not null unique,
      hash text not null
    );
    create table journal_head (
      is_single boolean primary key default true check (is_single),
      seq bigint not null,
      hash text not null
    );
    insert into journal_head (seq, hash) values (0, '');

    create function journal_content(entry journal) returns text
      language sql stable set search_path = public, pg_catalog as $$
      select jsonb_build_array(entry.id, (extract(epoch from entry.at) * 1000000)::bigint, entry.actor_id,
        entry.actor_name, entry.action, entry.object_type, entry.object_id, entry.details, entry.ip, entry.user_agent)::text
    $$;

    create function link_journal_row(entry journal) returns void
      language plpgsql security definer set search_path = public, pg_catalog as $$
      declare head journal_head;
      begin
        select * into head from journal_head for update;
        head.seq := head.seq + 1;
        head.hash := encode(sha256(convert_to(head.hash || E'\n' || journal_content(entry), 'UTF8')), 'hex');
        insert into journal_link (seq, journal_id, hash) values (head.seq, entry.id, head.hash);
        update journal_head set seq = head.seq, hash = head.hash;
      end $$;
    revoke execute on function link_journal_row(journal) from public;

    do $$
      declare entry journal;
      begin
        for entry in select * from journal order by id loop
          perform link_journal_row(entry);
        end loop;
      end $$;

    create function link_journal() returns trigger
      language plpgsql security definer set search_path = public, pg_catalog as $$
      begin perform link_journal_row(new); return null; end $$;
    create constraint trigger journal_link after insert on journal
      deferrable initially deferred for each row execute function link_journal();

    create trigger journal_append_only before update or delete on journal
      for each row execute function forbid_change();
    create trigger journal_link_append_only before update or delete on journal_link
      for each row execute function forbid_change();
    create trigger journal_not_emptied before truncate on journal
      for each statement execute function forbid_change();
    create trigger journal_link_not_emptied before truncate on journal_link
      for each statement execute function forbid_change();
  `.execute(db)
}
