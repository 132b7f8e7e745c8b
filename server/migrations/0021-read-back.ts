import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- Up to here nothing is missing, as far as is known.
    alter table channel add column covered_until timestamptz;

    alter table channel_gap
      -- Null: the whole page, by time. Else numbers of one conversation.
      add column container text,
      add column from_seq bigint,
      add column to_seq bigint,
      -- lost: recorded for good, the network does not give it back.
      add column state text not null default 'open' check (state in ('open', 'closed', 'lost')),
      add column found integer not null default 0,
      add column attempts integer not null default 0,
      add column next_attempt_at timestamptz not null default now(),
      add column lost_surfaces text[] not null default '{}',
      add column error_code text,
      add constraint channel_gap_numbers check (
        (container is null and from_seq is null and to_seq is null)
        or (container is not null and from_seq <= to_seq)
      );
    update channel_gap set state = 'closed' where closed_at is not null;
    drop index channel_gap_open;
    create index channel_gap_open on channel_gap (next_attempt_at) where state = 'open';
    create index channel_gap_channel on channel_gap (channel_id, to_at desc, id);

    -- The highest number seen in a conversation whose numbers grow by one.
    create table channel_sequence (
      channel_id uuid not null references channel on delete cascade,
      container text not null,
      last_seq bigint not null,
      primary key (channel_id, container)
    );

    -- Brought back after the network had been missed; the message keeps its true time.
    alter table raw_inbox
      add column is_late boolean not null default false,
      -- The gap it fills, where one was known.
      add column gap_id uuid references channel_gap on delete set null;
    alter table message add column is_late boolean not null default false;
  `.execute(db)
}
