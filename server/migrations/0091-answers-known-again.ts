import { type Kysely, sql } from 'kysely'

/** Published answers have a short address and are known again by their words; letters follow the open register. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table published_answer (
      number bigint generated always as identity primary key,
      incident_id uuid not null references incident,
      version_no integer not null,
      published_at timestamptz not null,
      -- Of its words without spaces, signs and names.
      words_hash bytea not null,
      unique (incident_id, version_no)
    );
    create index published_answer_words on published_answer (words_hash);

    -- Some of its runs of words, so that a copy with other words in it is found.
    create table answer_mark (
      mark integer not null,
      answer_number bigint not null references published_answer,
      primary key (mark, answer_number)
    );
    create index answer_mark_of on answer_mark (answer_number);

    create index outbox_sent on outbox (sent_at)
      where state = 'sent' and part = 'public' and incident_id is not null and not is_invitation;

    create table register_subscription (
      id uuid primary key,
      email bytea not null,
      -- Keyed, so that nobody reads who has subscribed; one address follows one thing once.
      email_mark text not null,
      language text not null check (language in ('ru','en')),
      municipality_code text not null references municipality,
      group_code text references topic_group,
      -- As the rules of texts compare streets and houses; null: all of them.
      street text,
      street_key text,
      house text,
      created_at timestamptz not null,
      confirmed_at timestamptz,
      -- Everything that changed later is not told yet.
      told_until timestamptz not null,
      next_look_at timestamptz,
      check (house is null or street is not null),
      check ((street is null) = (street_key is null))
    );
    create unique index register_subscription_once on register_subscription
      (email_mark, municipality_code, coalesce(group_code, ''), coalesce(street_key, ''), coalesce(house, ''));
    create index register_subscription_due on register_subscription (next_look_at) where confirmed_at is not null;
    create index register_subscription_unconfirmed on register_subscription (created_at) where confirmed_at is null;

    create table register_told_outage (
      subscription_id uuid not null references register_subscription on delete cascade,
      outage_id uuid not null references outage,
      primary key (subscription_id, outage_id)
    );
    create index register_told_outage_of on register_told_outage (outage_id);

    -- A letter is written with the moment up to which it tells, and leaves later, once.
    create table register_letter (
      id uuid primary key,
      subscription_id uuid not null references register_subscription on delete cascade,
      kind text not null check (kind in ('confirm','news')),
      subject text not null,
      body text not null,
      created_at timestamptz not null,
      attempts integer not null default 0,
      next_attempt_at timestamptz not null,
      state text not null default 'queued' check (state in ('queued','sending','sent','failed')),
      error_code text
    );
    create index register_letter_due on register_letter (next_attempt_at) where state in ('queued','sending');
    create index register_letter_of on register_letter (subscription_id, created_at desc);
  `.execute(db)
}
