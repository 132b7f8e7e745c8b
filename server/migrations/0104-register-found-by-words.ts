import { type Kysely, sql } from 'kysely'

/** The forecast by municipality, and the whole open register by its words and by what has changed. */
export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(`
    alter table forecast add column places jsonb not null default '[]',
      -- So often it let a question go otherwise than the queue says.
      add column surprises double precision not null default 0 check (surprises between 0 and 1);`)
  await run(REGISTER)
  await run(TRIGGERS)
  await run(`
    insert into register_search select found.* from incident, register_row(incident) found;
    create index register_search_number on register_search (number desc);
    create index register_search_changed on register_search (municipality_code, changed_at);
    -- Without a list of pending entries: every search would read through it.
    create index register_search_words on register_search using gin (words) with (fastupdate = off);
    analyze register_search`)
}

/** The same as IS_PROBLEM and the states of public-problems.query.ts, which is asked besides. */
const REGISTER = `
  create table register_search (
    incident_id uuid primary key references incident on delete cascade,
    number bigint not null,
    municipality_code text not null,
    -- When it came, was answered or ended, the latest of these.
    changed_at timestamptz not null,
    -- Street, settlement and redacted words; and as 'place:…', 'group:…', 'topic:…', 'state:…' what narrows a search.
    words tsvector not null
  );
  alter table register_search alter words set statistics 300;

  create function register_row(i incident) returns setof register_search language sql stable
    set search_path = pg_catalog, public, pg_temp as $$
    select i.id, i.number, i.municipality_code,
      coalesce(greatest(i.registered_at, i.answered_at, i.closed_at), i.found_at),
      to_tsvector('simple', translate(lower(concat_ws(' ', i.address ->> 'settlement', i.address ->> 'street',
        card.text)), 'ё', 'е'))
      || array_to_tsvector(array_remove(array['place:' || i.municipality_code, 'group:' || i.group_code,
        'topic:' || i.topic_code, 'state:' || case
          when i.step in ('done','archived') then 'done'
          when i.step = 'postponed' then 'postponed'
          when i.step = 'awaiting_author'
            or i.answered_at is not null and coalesce(i.outcome, 'postponed') <> 'postponed' then 'answered'
          else 'open' end], null))
    from (select) one left join public_problem card on card.incident_id = i.id
    where i.topic_code is not null and i.municipality_code is not null and i.surface not in ('private','email')
      and not i.is_source_deleted and i.step not in ('new','dismissed','merged') and card.is_hidden is not true $$;`

const READ = [
  ...['step', 'topic_code', 'group_code', 'municipality_code', 'address', 'outcome', 'surface'],
  ...['is_source_deleted', 'registered_at', 'answered_at', 'closed_at'],
]

/** In the transaction that writes, whoever writes: what is hidden or erased is not found by the next reader. */
const TRIGGERS = `
  create function fill_register_search(one uuid) returns void language plpgsql
    set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan as $$
    begin
      insert into register_search select found.* from incident, register_row(incident) found where incident.id = one
      on conflict (incident_id) do update
        set municipality_code = excluded.municipality_code, changed_at = excluded.changed_at, words = excluded.words
        where (register_search.municipality_code, register_search.changed_at, register_search.words)
          is distinct from (excluded.municipality_code, excluded.changed_at, excluded.words);
      if not found then
        delete from register_search where incident_id = one
          and not exists (select from incident, register_row(incident) where incident.id = one);
      end if;
    end $$;
  create function register_incident_moved() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    begin
      perform fill_register_search(new.id);
      return null;
    end $$;
  create function register_card_moved() returns trigger language plpgsql
    set search_path = pg_catalog, public, pg_temp as $$
    begin
      perform fill_register_search(new.incident_id);
      return null;
    end $$;
  create trigger incident_register_added after insert on incident for each row
    when (new.topic_code is not null and new.step not in ('new','dismissed','merged'))
    execute function register_incident_moved();
  create trigger incident_register_moved after update on incident for each row
    when ((old.topic_code is not null or new.topic_code is not null) and (${READ.map((column) => `old.${column} is distinct from new.${column}`).join(' or ')}))
    execute function register_incident_moved();
  create trigger card_register_moved after insert or update of text, is_hidden on public_problem for each row
    execute function register_card_moved();`
