import { type Kysely, sql } from 'kysely'

/**
 * Functions that run with the rights of the owner look for tables among the temporary ones last: else whoever calls
 * them could put a temporary table in the place of one of theirs.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter function link_journal_row(journal) set search_path = pg_catalog, public, pg_temp;
    alter function link_journal() set search_path = pg_catalog, public, pg_temp;
    alter function journal_content(journal) set search_path = pg_catalog, public, pg_temp;
  `.execute(db)
}
