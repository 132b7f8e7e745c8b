import { type Kysely, sql } from 'kysely'

/** Photographs and papers that go along with words of ours in a municipal chat. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table chat_file (
      id uuid primary key,
      chat_id uuid not null references chat,
      hash text not null,
      content_type text not null,
      size integer not null,
      name text not null,
      uploaded_by text not null references app_user,
      uploaded_at timestamptz not null,
      -- The words it goes along with, and its place among their files; null: brought and not said yet.
      post_id uuid references outbox,
      position smallint,
      check ((post_id is null) = (position is null))
    );
    create index chat_file_post on chat_file (post_id) where post_id is not null;
    create index chat_file_unused on chat_file (chat_id, uploaded_at) where post_id is null;
    create index chat_file_hash on chat_file (hash);
    -- Whose words a message of ours is.
    create index outbox_posted on outbox (conversation, external_id)
      where post is not null and external_id is not null;
  `.execute(db)
}
