import { type Kysely, sql } from 'kysely'

/** Ways into the product: tokens that end, passwords that must be changed, a lost second factor, refused calls. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    alter table app_user add must_change_password boolean not null default false;

    -- A token without an end gets one; that of a switched off account is not revived with it.
    update api_token set expires_at = created_at + interval '365 days'
      where expires_at is null or expires_at > created_at + interval '366 days';
    update api_token set revoked_at = now()
      where revoked_at is null and user_id in (select id from app_user where not is_active);
    alter table api_token
      alter expires_at set not null,
      add constraint api_token_life check (expires_at <= created_at + interval '366 days');

    -- A browser that was trusted by the sign-in library skipped the second factor.
    delete from verification where identifier like 'trust-device-%';

    -- A lost second factor is removed by two people: one asks, another decides.
    create table second_factor_reset (
      id uuid primary key,
      user_id text not null references app_user on delete cascade,
      asked_by text not null references app_user,
      asked_at timestamptz not null,
      expires_at timestamptz not null,
      state text not null default 'waiting' check (state in ('waiting','confirmed','refused')),
      decided_by text references app_user,
      decided_at timestamptz,
      check ((state = 'waiting') = (decided_by is null)),
      check ((decided_by is null) = (decided_at is null)),
      check (state <> 'confirmed' or (decided_by <> asked_by and decided_by <> user_id)),
      check (asked_by <> user_id)
    );
    create unique index second_factor_reset_waiting on second_factor_reset (user_id) where state = 'waiting';
    create index second_factor_reset_asked_by on second_factor_reset (asked_by);
    create index second_factor_reset_decided_by on second_factor_reset (decided_by);

    -- Refused calls of one kind, account and network are counted here and told to the journal once in a window.
    create table refusal (
      kind text not null,
      account_id text not null default '',
      network text not null,
      window_started_at timestamptz not null,
      count integer not null,
      user_agent text,
      primary key (window_started_at, kind, account_id, network)
    );
  `.execute(db)
}
