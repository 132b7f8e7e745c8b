import { type Kysely, sql } from 'kysely'

/**
 * The functions of migration 0061 that write a row of search, in a language whose plans a connection keeps: as SQL they
 * were planned anew at each call, twice for each message that comes in, which was a third of its time in the database.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql
    .raw(`
    create or replace function words_of_incident(incident uuid, source uuid) returns tsvector
    language plpgsql stable as $$
      begin
        return (
          select tsvector_sum(setweight(search, case direction when 'in' then 'A'::"char" else 'B' end) order by place)
          from (
            select search, direction, row_number() over latest as place,
              sum(octet_length(text)) over latest as bytes
            from message where incident_id = incident
            window latest as (order by (id = source) desc, occurred_at desc, id rows unbounded preceding)) said
          where place = 1 or bytes <= 300000);
      end $$;

    create or replace function fill_incident_search(ids uuid[]) returns void language plpgsql as $$
      begin
        if cardinality(ids) = 0 then return; end if;
        insert into incident_search (incident_id, words, scopes)
        select id, words_of_incident(id, source_message_id), scopes_of_incident(incident)
        from incident where id = any(ids)
        on conflict (incident_id) do update set words = excluded.words, scopes = excluded.scopes
          where incident_search.words <> excluded.words or incident_search.scopes <> excluded.scopes;
      end $$;

    ${FUNCTIONS.map((name) => `alter function ${name} set plan_cache_mode = force_generic_plan;`).join('\n')}`)
    .execute(db)
}

/** By its costs PostgreSQL would plan them for each value: it takes a list of ids for ten when it does not look at it. */
const FUNCTIONS = [
  'refresh_incident_search(uuid[])',
  'fill_incident_search(uuid[])',
  'search_messages_added()',
  'search_messages_changed()',
  'search_messages_removed()',
  'search_incidents_added()',
  'search_incident_moved()',
]
