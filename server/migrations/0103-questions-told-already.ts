import { type Kysely, sql } from 'kysely'

/**
 * A question that the ledger has already is told no second time: the trigger of migration 0087 asked for each of them by
 * a statement of its own, which then found it there. Work that comes in by thousands tells the ledger of itself first.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create or replace function questions_found() returns trigger language plpgsql
      set search_path = pg_catalog, public, pg_temp as $$
      declare one record;
      begin
        for one in select at, type = 'imported' as imported, array_agg(incident_id) as ids
          from added where seq = 1 and not exists (select from counted_question q
            where q.source = 'incident' and q.source_id = added.incident_id)
          group by 1, 2 order by 1
        loop perform questions_of_incidents(one.ids, one.at, one.imported); end loop;
        return null;
      end $$`.execute(db)
}
