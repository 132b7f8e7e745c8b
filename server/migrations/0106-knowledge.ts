import { type Kysely, sql } from 'kysely'

/** Articles of the portal: what is known of a problem, in versions that two people stand for. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table article (
      id uuid primary key,
      code text not null unique,
      -- The newest version, and the one that is read; none: a draft.
      newest_no integer not null default 1,
      published_no integer,
      withdrawn_at timestamptz,
      withdrawn_reason text,
      use_count integer not null default 0,
      created_at timestamptz not null,
      changed_at timestamptz not null,
      -- Grows with each change that a reader sees: kept indexes of search are made anew by it.
      revision integer not null default 1,
      check (published_no between 1 and newest_no),
      check ((withdrawn_at is null) = (withdrawn_reason is null))
    );

    create table article_version (
      article_id uuid not null references article,
      version_no integer not null,
      content jsonb not null,
      -- Null: it came with the product, or with a file.
      written_by text references app_user,
      written_by_name text not null,
      written_at timestamptz not null,
      approved_by text references app_user,
      approved_by_name text,
      approved_at timestamptz,
      primary key (article_id, version_no),
      check ((approved_by_name is null) = (approved_at is null)),
      -- Nobody approves what they wrote.
      check (approved_by <> written_by)
    );
    create index article_version_writer on article_version (written_by);
    create index article_version_approver on article_version (approved_by);

    create table article_vote (
      article_id uuid not null references article,
      user_id text not null references app_user,
      is_helpful boolean not null,
      at timestamptz not null,
      primary key (article_id, user_id)
    );
    create index article_vote_of on article_vote (user_id);
  `.execute(db)
}
