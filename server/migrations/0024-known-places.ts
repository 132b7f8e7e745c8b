import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- Conversations that events told of, kept for good: MAX lists its chats to nobody, and without their ids nothing can
    -- be read back.
    create table channel_place (
      channel_id uuid not null references channel on delete cascade,
      container text not null,
      surface text not null check (surface in ('comment','private','chat','post','video_comment','photo_comment','board','email','form')),
      -- We were sent out of it.
      is_left boolean not null default false,
      last_event_at timestamptz not null,
      primary key (channel_id, container)
    );
    create index channel_place_recent on channel_place (channel_id, last_event_at desc, container);
  `.execute(db)
}
