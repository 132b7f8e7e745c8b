import { type Kysely, sql } from 'kysely'

/** What residents write now is worked on before what an import brought; the order within a thread stays. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- Null: the network delivered it. Else the thread of what an import brought, as a key.
    alter table raw_inbox add column imported_thread text;
    create index raw_inbox_live on raw_inbox (id) where state = 'new' and imported_thread is null;
    create index raw_inbox_imported on raw_inbox (id) where state = 'new' and imported_thread is not null;
    create index raw_inbox_imported_thread on raw_inbox (channel_id, imported_thread, id)
      where state = 'new' and imported_thread is not null;
    drop index raw_inbox_new;
  `.execute(db)
}
