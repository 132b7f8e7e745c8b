import { type Kysely, sql } from 'kysely'

/** One text to many pages and chats: in versions that two people stand for, a post for each place, each of them once. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table broadcast (
      id uuid primary key,
      newest_no integer not null default 1,
      -- The version that waits for a word, and the last one that another person approved.
      submitted_no integer,
      approved_no integer,
      is_urgent boolean not null default false,
      -- In the zone of the region people choose a moment; none: as soon as it is approved.
      publish_at timestamptz,
      -- Where it stands in the calendar: the moment chosen, that of its posts, or that of its writing.
      calendar_at timestamptz not null,
      municipality_codes text[] not null,
      written_by text not null references app_user,
      written_by_name text not null,
      created_at timestamptz not null,
      sent_back_reason text,
      started_at timestamptz,
      cancelled_at timestamptz,
      cancelled_by_name text,
      withdrawn_at timestamptz,
      withdrawn_by_name text,
      withdrawn_reason text,
      -- Something of it is still on its way, or must be looked after.
      is_moving boolean not null default false,
      check (submitted_no between 1 and newest_no),
      check (approved_no between 1 and newest_no),
      check (started_at is null or approved_no is not null),
      check (started_at is null or cancelled_at is null),
      check (withdrawn_at is null or started_at is not null),
      check ((cancelled_at is null) = (cancelled_by_name is null)),
      check ((withdrawn_at is null) = (withdrawn_by_name is null)),
      check ((withdrawn_at is null) = (withdrawn_reason is null))
    );
    create index broadcast_writer on broadcast (written_by);
    create index broadcast_calendar on broadcast (calendar_at, id);
    create index broadcast_open on broadcast (calendar_at) where started_at is null and cancelled_at is null;
    create index broadcast_waiting on broadcast (id) where submitted_no is not null;
    create index broadcast_moving on broadcast (id) where is_moving;

    create table broadcast_version (
      broadcast_id uuid not null references broadcast,
      version_no integer not null,
      content jsonb not null,
      written_by text not null references app_user,
      written_by_name text not null,
      written_at timestamptz not null,
      approved_by text references app_user,
      approved_by_name text,
      approved_at timestamptz,
      primary key (broadcast_id, version_no),
      check ((approved_by is null) = (approved_at is null)),
      check ((approved_by is null) = (approved_by_name is null)),
      -- Nobody approves what they wrote.
      check (approved_by <> written_by)
    );
    create index broadcast_version_writer on broadcast_version (written_by);
    create index broadcast_version_approver on broadcast_version (approved_by);

    create table broadcast_place (
      id uuid primary key,
      broadcast_id uuid not null references broadcast,
      channel_id uuid not null references channel,
      -- None: it is a page.
      chat_id uuid references chat,
      surface text not null check (surface in ('chat', 'post')),
      container text not null,
      thread_external_id text not null,
      name text not null,
      municipality_code text not null,
      unique (broadcast_id, channel_id, container),
      check ((surface = 'chat') = (chat_id is not null))
    );
    create index broadcast_place_at on broadcast_place (channel_id, container);
    create index broadcast_place_chat on broadcast_place (chat_id);

    -- What we put into a place: the id is that of its row in the outbox.
    create table broadcast_post (
      id uuid primary key,
      broadcast_id uuid not null references broadcast,
      place_id uuid not null references broadcast_place,
      kind text not null check (kind in ('text', 'correction', 'withdrawal')),
      version_no integer not null,
      queued_at timestamptz not null,
      container text,
      external_id text,
      permalink text,
      sent_at timestamptz,
      taken_down_at timestamptz,
      -- Why it could not be taken down; it is tried again after that moment, or never.
      take_down_error text,
      take_down_next_at timestamptz,
      is_take_down_refused boolean not null default false,
      unique (place_id, kind, version_no),
      check (sent_at is null or container is not null),
      check (taken_down_at is null or sent_at is not null)
    );
    create index broadcast_post_of on broadcast_post (broadcast_id);

    -- A picture that goes along; without a text it was uploaded and not used.
    create table broadcast_picture (
      id uuid primary key,
      broadcast_id uuid references broadcast,
      hash text not null,
      content_type text not null,
      name text not null,
      size integer not null,
      uploaded_by text not null references app_user,
      uploaded_at timestamptz not null
    );
    create index broadcast_picture_of on broadcast_picture (broadcast_id);
    create index broadcast_picture_by on broadcast_picture (uploaded_by);
    create index broadcast_picture_unused on broadcast_picture (uploaded_at) where broadcast_id is null;
    create index broadcast_picture_bytes on broadcast_picture (hash);

    -- Of a text that waits no more, what called for a word.
    create index notification_of_broadcast on notification ((details ->> 'broadcastId'))
      where kind = 'broadcast' and read_at is null;
  `.execute(db)
}
