import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- How much a channel brings in each hour of the week, Monday's first, UTC; null until a week of it is known.
    alter table channel add rhythm double precision[] check (cardinality(rhythm) = 168);
    -- A trouble that administrators are told of: what, since when, how many times they were told.
    alter table channel add alarm text check (alarm in ('broken','silent'));
    alter table channel add alarm_since timestamptz;
    alter table channel add alarm_told integer not null default 0;
    alter table channel add check ((alarm is null) = (alarm_since is null));
    -- Losses of before are known by now.
    alter table channel_gap add is_told boolean not null default true;
    alter table channel_gap alter is_told set default false;
    create index channel_gap_untold on channel_gap (channel_id) where state = 'lost' and not is_told;
  `.execute(db)
}
