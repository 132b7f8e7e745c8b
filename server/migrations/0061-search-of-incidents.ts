import { type Kysely, sql } from 'kysely'

/** More would not fit into a tsvector; kept are the question itself and what was said last. */
const WORDS_LIMIT_BYTES = 300_000

const SCOPED = [
  'step',
  'municipality_code',
  'agency_code',
  'unit_code',
  'assignee_id',
  'topic_code',
  'group_code',
  'channel_id',
  'network',
]

/**
 * One row of search for an incident: the words of its messages and the scopes that people search within, in one index.
 * Talk of chats that is nobody's incident is not in it. The rows are filled before triggers are made: those lock the
 * tables, so only what has changed meanwhile is done under the lock.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(`
    create table incident_search (
      incident_id uuid primary key,
      -- Weight A: residents, B: our own answers.
      words tsvector not null,
      -- As 'step:new', 'agency_code:…': what narrows a search inside the index.
      scopes text[] not null
    );
    alter table incident_search alter words set statistics 300, alter scopes set statistics 300;
    create aggregate tsvector_sum (tsvector) (sfunc = tsvector_concat, stype = tsvector, initcond = '');
    ${FUNCTIONS}`)
  const { rows } = await sql<{ snapshot: string }>`select pg_current_snapshot()::text as snapshot`.execute(db)
  const [{ snapshot } = { snapshot: '' }] = rows
  await run(`
    insert into incident_search (incident_id, words, scopes)
    select incident.id, words_of_incident(incident.id, incident.source_message_id), scopes_of_incident(incident)
    from incident where exists (select from message where message.incident_id = incident.id);
    -- Without a list of pending entries: every search would read through it.
    create index incident_search_words on incident_search using gin (words, scopes) with (fastupdate = off)`)
  await run(`
    lock table message, incident in share row exclusive mode;
    ${TRIGGERS}`)
  const isNew = `not pg_visible_in_snapshot((base + (x - base % 4294967296 + 6442450944) % 4294967296 - 2147483648)::text::xid8,
    '${snapshot}'::pg_snapshot)`
  await run(`
    select fill_incident_search(coalesce(array_agg(distinct id), '{}')) from (
      select incident_id as id, xmin::text::bigint as x from message where incident_id is not null
      union all select id, xmin::text::bigint from incident) changed,
      (select pg_snapshot_xmax('${snapshot}'::pg_snapshot)::text::bigint as base) b
    where x >= 3 and ${isNew};
    alter table incident_search add foreign key (incident_id) references incident on delete cascade;
    drop index message_search`)
  await run('analyze incident_search')
}

const FUNCTIONS = `
  create function scopes_of_incident(i incident) returns text[] language sql stable as $$
    select array_remove(array[${SCOPED.map((column) => `'${column}:' || i.${column}`).join(', ')}], null) $$;

  create function words_of_incident(incident uuid, source uuid) returns tsvector language sql stable as $$
    select tsvector_sum(setweight(search, case direction when 'in' then 'A'::"char" else 'B' end) order by place)
    from (
      select search, direction, row_number() over latest as place,
        sum(octet_length(text)) over latest as bytes
      from message where incident_id = incident
      window latest as (order by (id = source) desc, occurred_at desc, id rows unbounded preceding)) said
    where place = 1 or bytes <= ${WORDS_LIMIT_BYTES} $$;

  create function fill_incident_search(ids uuid[]) returns void language sql as $$
    insert into incident_search (incident_id, words, scopes)
    select id, words_of_incident(id, source_message_id), scopes_of_incident(incident)
    from incident where id = any(ids)
    on conflict (incident_id) do update set words = excluded.words, scopes = excluded.scopes
      where incident_search.words <> excluded.words or incident_search.scopes <> excluded.scopes $$;

  -- A second writer waits for the first at the incident and then reads what the first has written.
  create function refresh_incident_search(ids uuid[]) returns void language plpgsql as $$
    begin
      if cardinality(ids) = 0 then return; end if;
      perform from incident where id = any(ids) order by id for no key update;
      perform fill_incident_search(ids);
    end $$;`

/** In the transaction that writes, whoever writes: what was deleted is not found by the next reader. */
const TRIGGERS = `
  create function search_messages_added() returns trigger language plpgsql as $$
    begin
      perform refresh_incident_search(array(select distinct incident_id from added where incident_id is not null));
      return null;
    end $$;
  create function search_messages_removed() returns trigger language plpgsql as $$
    begin
      perform refresh_incident_search(array(select distinct incident_id from removed where incident_id is not null));
      return null;
    end $$;
  create function search_messages_changed() returns trigger language plpgsql as $$
    begin
      perform refresh_incident_search(array(
        select distinct touched.incident from removed join added using (id),
          unnest(array[removed.incident_id, added.incident_id]) as touched (incident)
        where touched.incident is not null and (removed.incident_id is distinct from added.incident_id
          or removed.text <> added.text or removed.direction <> added.direction)));
      return null;
    end $$;
  create function search_incidents_added() returns trigger language plpgsql as $$
    begin
      perform fill_incident_search(array(
        select id from added where exists (select from message where message.incident_id = added.id)));
      return null;
    end $$;
  create function search_incident_moved() returns trigger language plpgsql as $$
    begin
      update incident_search set scopes = scopes_of_incident(new) where incident_id = new.id;
      return null;
    end $$;
  create trigger message_search_added after insert on message referencing new table as added
    for each statement execute function search_messages_added();
  create trigger message_search_changed after update on message
    referencing old table as removed new table as added
    for each statement execute function search_messages_changed();
  create trigger message_search_removed after delete on message referencing old table as removed
    for each statement execute function search_messages_removed();
  create trigger incident_search_added after insert on incident referencing new table as added
    for each statement execute function search_incidents_added();
  create trigger incident_search_moved after update on incident for each row
    when (${SCOPED.map((column) => `old.${column} is distinct from new.${column}`).join(' or ')})
    execute function search_incident_moved();`
