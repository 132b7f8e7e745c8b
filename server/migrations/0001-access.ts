import { type Kysely, sql } from 'kysely'

/** Tables of better-auth (user, session, account, verification, two_factor) and ours around them. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table app_user (
      id text primary key,
      name text not null,
      email text not null unique,
      email_verified boolean not null default false,
      image text,
      two_factor_enabled boolean default false,
      is_active boolean not null default true,
      last_sign_in_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create unique index app_user_email_lower on app_user (lower(email));

    create table session (
      id text primary key,
      token text not null unique,
      user_id text not null references app_user on delete cascade,
      expires_at timestamptz not null,
      ip_address text,
      user_agent text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create index session_user_id on session (user_id, expires_at);

    create table account (
      id text primary key,
      account_id text not null,
      provider_id text not null,
      user_id text not null references app_user on delete cascade,
      access_token text,
      refresh_token text,
      id_token text,
      access_token_expires_at timestamptz,
      refresh_token_expires_at timestamptz,
      scope text,
      password text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create index account_user_id on account (user_id);

    create table verification (
      id text primary key,
      identifier text not null,
      value text not null,
      expires_at timestamptz not null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create index verification_identifier on verification (identifier);

    create table two_factor (
      id text primary key,
      secret text not null,
      backup_codes text not null,
      user_id text not null references app_user on delete cascade,
      verified boolean default true,
      failed_verification_count integer default 0,
      locked_until timestamptz
    );
    create index two_factor_user_id on two_factor (user_id);

    create table rate_limit (
      id text primary key,
      key text not null unique,
      count integer not null,
      last_request bigint not null
    );

    -- Tries to sign in, by account and network; the key is a hash, so no address lies here in the open.
    create table sign_in_attempt (
      key bytea primary key,
      count integer not null,
      window_started_at timestamptz not null,
      succeeded_at timestamptz
    );

    create table role_grant (
      id uuid primary key,
      user_id text not null references app_user on delete cascade,
      role text not null check (role in ('dispatcher','moderator','coordinator','executor','head',
        'chat_moderator','stream_editor','fact_checker','analyst','administrator')),
      scope_kind text not null check (scope_kind in ('region','agency','unit','municipality')),
      scope_code text not null default '',
      created_at timestamptz not null default now(),
      unique (user_id, role, scope_kind, scope_code),
      check ((scope_kind = 'region') = (scope_code = ''))
    );
    create index role_grant_scope on role_grant (scope_kind, scope_code);

    create table api_token (
      id uuid primary key,
      user_id text not null references app_user on delete cascade,
      name text not null,
      prefix text not null,
      token_hash bytea not null unique,
      scopes text[] not null,
      created_at timestamptz not null default now(),
      expires_at timestamptz,
      last_used_at timestamptz,
      revoked_at timestamptz
    );
    create index api_token_user on api_token (user_id) where revoked_at is null;

    -- Who did what to users, channels and settings. Work on incidents has its own history.
    create table journal (
      id bigint generated always as identity primary key,
      at timestamptz not null default now(),
      actor_id text,
      actor_name text,
      action text not null,
      object_type text not null,
      object_id text,
      details jsonb not null default '{}'
    );
  `.execute(db)
}
