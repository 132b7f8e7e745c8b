import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- A conversation of many in which officials of a municipality answer.
    create table chat (
      id uuid primary key,
      channel_id uuid not null references channel,
      container text not null,
      title text not null,
      municipality_code text not null references municipality,
      is_active boolean not null default true,
      -- «Принято, № …, ответ до …», once per question.
      sends_receipts boolean not null default false,
      created_at timestamptz not null,
      created_by text references app_user,
      unique (channel_id, container)
    );
    create index chat_municipality on chat (municipality_code);
    -- Which conversations of many there are, without a walk through every comment.
    create index message_chat on message (channel_id, container, occurred_at) where surface = 'chat';

    -- An account of a network proved to be an official's.
    create table official_account (
      author_id uuid primary key references author,
      user_id text not null references app_user on delete cascade,
      linked_at timestamptz not null
    );
    create index official_account_user on official_account (user_id);
    -- One living code a person. Only a hash: whoever reads the table cannot become anybody.
    create table account_link_code (
      user_id text primary key references app_user on delete cascade,
      code_hash text not null unique,
      expires_at timestamptz not null
    );
    -- Wrong codes of the last hour: nobody finds a code by trying.
    create table account_link_try (
      author_id uuid not null references author,
      tried_at timestamptz not null
    );
    create index account_link_try_author on account_link_try (author_id, tried_at);
    create table chat_member (
      chat_id uuid not null references chat,
      user_id text not null references app_user on delete cascade,
      role text not null check (role in ('head','deputy','department','rural_head','utility','moderator')),
      added_at timestamptz not null,
      primary key (chat_id, user_id)
    );
    create index chat_member_user on chat_member (user_id);
    create table chat_duty (
      id uuid primary key,
      chat_id uuid not null references chat,
      user_id text not null references app_user on delete cascade,
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      check (starts_at < ends_at)
    );
    create index chat_duty_time on chat_duty (chat_id, ends_at);
    create table chat_rules (
      chat_id uuid not null references chat,
      version integer not null,
      text text not null,
      created_at timestamptz not null,
      created_by text not null references app_user,
      primary key (chat_id, version)
    );

    create table chat_message (
      message_id uuid primary key references message,
      chat_id uuid not null references chat,
      occurred_at timestamptz not null,
      author_id uuid references author,
      -- What the author was in the chat at that moment; null: a resident.
      role text check (role in ('head','deputy','department','rural_head','utility','moderator')),
      -- Null: an official's words or our own.
      class text check (class in ('question','complaint','danger','rumour','thanks','talk','spam','breach')),
      suggested_class text,
      reason jsonb,
      corrected_by text references app_user,
      corrected_at timestamptz,
      has_personal_data boolean not null default false
    );
    create index chat_message_list on chat_message (chat_id, occurred_at desc, message_id desc);

    create table chat_question (
      message_id uuid primary key references chat_message,
      chat_id uuid not null references chat,
      number bigint generated always as identity unique,
      class text not null check (class in ('question','complaint','danger','rumour')),
      state text not null check (state in ('open','answered','passed_on','dropped')),
      opened_at timestamptz not null,
      -- Moves only when a person turns it into a danger or out of one; the rule that made it stands beside it.
      due_at timestamptz not null,
      rule_id uuid not null,
      rule_version integer not null,
      closed_at timestamptz,
      -- Null of an answered one: answered elsewhere, see close_comment.
      answered_by_message_id uuid references message,
      closed_by text references app_user,
      close_comment text,
      incident_id uuid references incident,
      duty_told_at timestamptz,
      foreign key (rule_id, rule_version) references deadline_rule (id, version),
      check ((state = 'open') = (closed_at is null)),
      check ((state = 'passed_on') <= (incident_id is not null))
    );
    create index chat_question_open on chat_question (chat_id, due_at) where state = 'open';
    create index chat_question_due on chat_question (due_at) where state = 'open';
    create index chat_question_time on chat_question (chat_id, opened_at);
    create index chat_question_incident on chat_question (incident_id) where incident_id is not null;

    -- What an official's message answers.
    create table chat_link (
      reply_message_id uuid not null references message,
      question_message_id uuid not null references chat_question,
      state text not null check (state in ('suggested','confirmed','rejected')),
      reasons jsonb not null,
      decided_by text references app_user,
      decided_at timestamptz,
      primary key (reply_message_id, question_message_id)
    );
    create index chat_link_question on chat_link (question_message_id);
    create index chat_link_suggested on chat_link (question_message_id) where state = 'suggested';

    create table moderation_act (
      id uuid primary key,
      chat_id uuid not null references chat,
      message_id uuid not null references message,
      author_id uuid references author,
      kind text not null check (kind in ('warn','hide','mute','ban')),
      reason text not null check
        (reason in ('spam','insult','threat','personal_data','swearing','fraud','extremism','repeat')),
      state text not null check (state in ('proposed','done','declined','lifted')),
      until_at timestamptz,
      created_at timestamptz not null,
      proposed_by text not null references app_user,
      decided_by text references app_user,
      decided_at timestamptz,
      -- A ban for ever takes two people, also for a forgotten check in the code.
      check (kind <> 'ban' or until_at is not null or state <> 'done'
        or (decided_by is not null and decided_by <> proposed_by))
    );
    create index moderation_act_chat on moderation_act (chat_id, created_at desc);
    create index moderation_act_message on moderation_act (message_id);

    create table chat_digest (
      id uuid primary key,
      chat_id uuid not null references chat,
      kind text not null check (kind in ('morning','friday')),
      day date not null,
      text text not null,
      item_count integer not null,
      state text not null check (state in ('draft','posted','skipped')),
      revision integer not null default 1,
      created_at timestamptz not null,
      posted_at timestamptz,
      decided_by text references app_user,
      unique (chat_id, kind, day)
    );
    create index chat_digest_list on chat_digest (chat_id, day desc);
  `.execute(db)
}
