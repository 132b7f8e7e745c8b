import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- The text being written, one per incident, saved at each pause.
    create table answer_draft (
      incident_id uuid primary key references incident,
      kind text not null check (kind in ('interim','final')),
      text text not null,
      revision integer not null,
      saved_at timestamptz not null,
      saved_by text not null references app_user
    );

    create table answer_version (
      incident_id uuid not null references incident,
      version_no integer not null,
      kind text not null check (kind in ('interim','final')),
      text text not null,
      author_id text not null references app_user,
      author_name text not null,
      override_reason text not null default '',
      created_at timestamptz not null,
      outcome text check (outcome in ('approved','sent_back')),
      decided_by text references app_user,
      decided_by_name text,
      decided_at timestamptz,
      reason_code text,
      decision_comment text not null default '',
      primary key (incident_id, version_no),
      check ((outcome is null) = (decided_at is null)),
      -- Four eyes, also for a forgotten check in the code.
      check (outcome is distinct from 'approved' or decided_by <> author_id)
    );

    create table outbox (
      id uuid primary key,
      seq bigint generated always as identity,
      channel_id uuid not null references channel,
      -- Messages of one conversation leave in the order of seq.
      conversation text not null,
      incident_id uuid not null references incident,
      answer_version_no integer not null,
      message jsonb not null,
      state text not null default 'queued'
        check (state in ('queued','sending','sent','failed','unknown','cancelled')),
      -- What the network repeats in its echo (VK random_id).
      echo_key text,
      text_hash text not null,
      attempts integer not null default 0,
      first_attempt_at timestamptz,
      -- An earlier attempt may have taken effect: a repeat is safe only by the network's key, within its window.
      is_uncertain boolean not null default false,
      next_attempt_at timestamptz not null default now(),
      lease_token uuid,
      lease_until timestamptz,
      external_id text,
      permalink text,
      error_code text,
      confirmed_by text check (confirmed_by in ('response','echo','read_back','person')),
      created_at timestamptz not null default now(),
      sent_at timestamptz,
      foreign key (incident_id, answer_version_no) references answer_version (incident_id, version_no),
      check (state <> 'sent' or sent_at is not null)
    );
    create unique index outbox_answer on outbox (incident_id, answer_version_no) where state <> 'cancelled';
    create index outbox_due on outbox (next_attempt_at) where state = 'queued';
    create index outbox_conversation on outbox (conversation, seq) where state in ('queued','sending','unknown');
    create index outbox_unsettled on outbox (channel_id, state) where state in ('queued','sending','unknown','failed');
    create index outbox_echo on outbox (channel_id, echo_key);

    create table outbox_attempt (
      outbox_id uuid not null references outbox,
      attempt_no integer not null,
      started_at timestamptz not null,
      finished_at timestamptz,
      -- Null while the call runs or when the process died in it.
      outcome text check (outcome in ('sent','try_later','uncertain','refused','needs_person','token_revoked','unreadable')),
      error_code text,
      primary key (outbox_id, attempt_no)
    );
  `.execute(db)
}
