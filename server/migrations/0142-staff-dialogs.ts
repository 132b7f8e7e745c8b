import { type Kysely, sql } from 'kysely'

/** Dialogs in which employees proved their accounts, and whether they are told there that there is news. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table staff_dialog (
      author_id uuid primary key references official_account on delete cascade,
      channel_id uuid not null references channel,
      container text not null,
      thread_external_id text not null,
      -- The message with the code: what we say stands under it.
      reply_to_external_id text not null,
      is_on boolean not null,
      -- Of what came until then they were told.
      told_until timestamptz not null,
      next_attempt_at timestamptz not null
    );
    create index staff_dialog_channel on staff_dialog (channel_id);
  `.execute(db)
}
