import { type Kysely, sql } from 'kysely'

/** Where a network tells nothing of comments or posts, a person who has looked says it. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table page_requirement
      drop constraint page_requirement_code_check,
      add constraint page_requirement_code_check
        check (code in ('comments', 'post', 'mark', 'contacts', 'site_link'));
  `.execute(db)
}
