import { type Kysely, sql } from 'kysely'

/** What worked somewhere: in versions that two people stand for, with votes, words and who took it over. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table practice (
      id uuid primary key,
      newest_no integer not null default 1,
      -- The version that waits for a word, and the one that is shown.
      submitted_no integer,
      published_no integer,
      municipality_code text not null references municipality,
      written_by text not null references app_user,
      written_by_name text not null,
      created_at timestamptz not null,
      published_at timestamptz,
      sent_back_reason text,
      withdrawn_at timestamptz,
      withdrawn_by_name text,
      withdrawn_reason text,
      vote_count integer not null default 0 check (vote_count >= 0),
      adoption_count integer not null default 0 check (adoption_count >= 0),
      -- What the ledger said last of the weeks before and after.
      effect jsonb,
      counted_at timestamptz,
      check (submitted_no between 1 and newest_no),
      check (published_no between 1 and newest_no),
      check ((published_no is null) = (published_at is null)),
      check ((effect is null) = (counted_at is null)),
      check ((withdrawn_at is null) = (withdrawn_reason is null))
    );
    create index practice_published on practice (published_at, id) where published_no is not null;
    create index practice_votes on practice (vote_count, id) where published_no is not null;
    create index practice_adopted on practice (adoption_count, id) where published_no is not null;
    create index practice_waiting on practice (created_at) where submitted_no is not null;
    create index practice_writer on practice (written_by);
    create index practice_place on practice (municipality_code);

    create table practice_version (
      practice_id uuid not null references practice,
      version_no integer not null,
      content jsonb not null,
      words tsvector not null generated always as (to_tsvector('russian'::regconfig,
        (content ->> 'title') || ' ' || (content ->> 'problem') || ' ' || (content ->> 'done'))) stored,
      written_by text not null references app_user,
      written_by_name text not null,
      written_at timestamptz not null,
      approved_by text references app_user,
      approved_by_name text,
      approved_at timestamptz,
      primary key (practice_id, version_no),
      check ((approved_by is null) = (approved_at is null)),
      -- Nobody approves what they wrote.
      check (approved_by <> written_by)
    );
    create index practice_version_writer on practice_version (written_by);
    create index practice_version_approver on practice_version (approved_by);
    create index practice_version_words on practice_version using gin (words);

    create table practice_vote (
      practice_id uuid not null references practice,
      user_id text not null references app_user,
      at timestamptz not null,
      primary key (practice_id, user_id)
    );
    create index practice_vote_user on practice_vote (user_id);

    create table practice_comment (
      id uuid primary key,
      practice_id uuid not null references practice,
      author_id text not null references app_user,
      author_name text not null,
      words text not null,
      at timestamptz not null
    );
    create index practice_comment_of on practice_comment (practice_id, at);
    create index practice_comment_author on practice_comment (author_id);

    create table practice_adoption (
      id uuid primary key,
      practice_id uuid not null references practice,
      municipality_code text not null references municipality,
      started_on date not null,
      note text not null,
      added_by text not null references app_user,
      added_by_name text not null,
      added_at timestamptz not null,
      unique (practice_id, municipality_code)
    );
    create index practice_adoption_place on practice_adoption (municipality_code);
    create index practice_adoption_by on practice_adoption (added_by);
  `.execute(db)
}
