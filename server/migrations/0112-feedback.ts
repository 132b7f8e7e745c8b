import { type Kysely, sql } from 'kysely'

/** Questions and proposals to the centre under one's own name, and the pulse on workload, in which nobody is named. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table feedback_thread (
      id uuid primary key,
      kind text not null check (kind in ('question', 'proposal')),
      title text not null,
      words text not null,
      -- Only its author and the centre see it.
      is_private boolean not null,
      state text not null check (state in ('new', 'answered', 'taken', 'done', 'declined', 'withdrawn')),
      -- What was done, or why it will not be.
      state_words text,
      state_by text references app_user,
      state_by_name text,
      state_at timestamptz,
      revision integer not null default 1,
      author_id text not null references app_user,
      author_name text not null,
      created_at timestamptz not null,
      last_at timestamptz not null,
      vote_count integer not null default 0 check (vote_count >= 0),
      search tsvector not null generated always as (to_tsvector('russian'::regconfig, title || ' ' || words)) stored,
      check ((state_by is null) = (state_by_name is null)),
      check ((state_by is null) = (state_at is null)),
      check (state not in ('done', 'declined') or state_words is not null),
      check (vote_count = 0 or not is_private)
    );
    create index feedback_thread_last on feedback_thread (last_at, id);
    create index feedback_thread_votes on feedback_thread (vote_count, id);
    create index feedback_thread_new on feedback_thread (last_at) where state = 'new';
    create index feedback_thread_author on feedback_thread (author_id);
    create index feedback_thread_decider on feedback_thread (state_by);
    create index feedback_thread_search on feedback_thread using gin (search);

    create table feedback_post (
      id uuid primary key,
      thread_id uuid not null references feedback_thread,
      author_id text not null references app_user,
      author_name text not null,
      is_centre boolean not null,
      words text not null,
      at timestamptz not null
    );
    create index feedback_post_thread on feedback_post (thread_id, at);
    create index feedback_post_author on feedback_post (author_id);

    create table feedback_vote (
      thread_id uuid not null references feedback_thread,
      user_id text not null references app_user,
      at timestamptz not null,
      primary key (thread_id, user_id)
    );
    create index feedback_vote_user on feedback_vote (user_id);

    -- With which the blanks of a group are signed in a month. One a group: nobody has a key of their own.
    create table pulse_key (
      month text not null check (month ~ '^\\d{4}-\\d{2}$'),
      group_code text not null,
      modulus text not null,
      exponent text not null,
      sealed_key bytea not null,
      primary key (month, group_code)
    );

    -- Who took a blank of a month. It has no moment, and nothing of it stands on an answer.
    create table pulse_blank (
      month text not null,
      user_id text not null references app_user,
      group_code text not null,
      -- Of what was signed unseen, so that a repeat is signed again and nothing else is.
      blinded_hash text not null,
      primary key (month, user_id),
      foreign key (month, group_code) references pulse_key
    );
    create index pulse_blank_user on pulse_blank (user_id);
    create index pulse_blank_key on pulse_blank (month, group_code);

    -- Blanks that were handed in, scores and words stand apart, in batches that are shuffled each for itself. Their ids
    -- are of chance alone.
    create table pulse_spent (serial_hash text primary key);
    create table pulse_answer (
      id uuid primary key,
      month text not null,
      group_code text not null,
      scores smallint[] not null check (cardinality(scores) = 5)
    );
    create index pulse_answer_month on pulse_answer (month, group_code);
    create table pulse_words (
      id uuid primary key,
      month text not null,
      group_code text not null,
      words text not null
    );
    create index pulse_words_month on pulse_words (month);

    -- Of a question that waits no more, what called the centre to it.
    create index notification_of_feedback on notification ((details ->> 'threadId'))
      where kind = 'feedback' and read_at is null;
  `.execute(db)
}
