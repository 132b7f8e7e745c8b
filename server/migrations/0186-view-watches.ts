import { type Kysely, sql } from 'kysely'

/** Who is told of what is new in a saved view. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table view_watch (
      user_id text not null references app_user on delete cascade,
      view_id uuid not null references saved_view on delete cascade,
      looked_at timestamptz not null,
      -- What stood in it at the last look. Of a view that is longer than a look: what came into it of late.
      known uuid[] not null,
      is_whole boolean not null,
      primary key (user_id, view_id)
    );
    create index view_watch_view on view_watch (view_id);
    create index view_watch_looked on view_watch (looked_at);
  `.execute(db)
}
