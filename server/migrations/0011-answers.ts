import { type Kysely, sql } from 'kysely'

/** Answers at full length: several candidates, promises, files, templates, two stages of approval, deputies. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- A picture or document of an answer; its bytes lie in the data folder under their hash.
    create table answer_file (
      id uuid primary key,
      incident_id uuid not null references incident,
      hash text not null check (hash ~ '^[0-9a-f]{64}$'),
      content_type text not null check (content_type in ('image/jpeg','image/png','image/webp','application/pdf')),
      size integer not null check (size > 0),
      name text not null,
      label text not null check (label in ('before','after','document','screenshot')),
      uploaded_by text not null references app_user,
      uploaded_at timestamptz not null
    );
    create index answer_file_incident on answer_file (incident_id);
    create index answer_file_hash on answer_file (hash);
    create index answer_file_age on answer_file (uploaded_at);

    -- Several candidates of one answer; each is saved and guarded apart.
    alter table answer_draft
      add candidate smallint not null default 1 check (candidate between 1 and 9),
      add name text not null default '',
      add promise jsonb,
      add outcome text check (outcome in ('solved','explained','not_solved')),
      -- Sent to the author in private, while the text stands in the thread.
      add private_text text not null default '',
      add file_ids uuid[] not null default '{}',
      add deleted_at timestamptz;
    alter table answer_draft drop constraint answer_draft_pkey;
    alter table answer_draft add primary key (incident_id, candidate);

    alter table answer_version
      add promise jsonb,
      add outcome_said text check (outcome_said in ('solved','explained','not_solved')),
      add private_text text not null default '',
      add file_ids uuid[] not null default '{}',
      -- Whose yes it waits for, or waited for last.
      add stage text not null default 'centre' check (stage in ('agency','centre')),
      -- An interim answer says what will be done; what was written before this rule stands.
      add constraint answer_version_promise check (kind = 'interim' or promise is null),
      add constraint answer_version_author unique (incident_id, version_no, author_id);
    create index answer_version_author_time on answer_version (author_id, created_at desc);
    create index answer_version_waits on answer_version (incident_id) where outcome is null;

    -- Every yes and no on a version. Nobody decides on their own text, nor for its author, nor twice.
    create table answer_decision (
      id uuid primary key,
      incident_id uuid not null,
      version_no integer not null,
      author_id text not null,
      stage text not null check (stage in ('agency','centre')),
      outcome text not null check (outcome in ('approved','sent_back','recalled')),
      decided_by text not null references app_user,
      decided_by_name text not null,
      -- Whom the deputy stands in for.
      for_user_id text references app_user,
      for_user_name text,
      decided_at timestamptz not null,
      reason_code text,
      comment text not null default '',
      foreign key (incident_id, version_no, author_id) references answer_version (incident_id, version_no, author_id),
      check (outcome = 'recalled' or (decided_by <> author_id and for_user_id is distinct from author_id))
    );
    create unique index answer_decision_person on answer_decision (incident_id, version_no, decided_by)
      where outcome <> 'recalled';
    create unique index answer_decision_stage on answer_decision (incident_id, version_no, stage)
      where outcome = 'approved';
    create index answer_decision_reason on answer_decision (decided_at, reason_code) where outcome = 'sent_back';

    alter table agency
      -- «Внутреннее согласование»: the agency's own approver first.
      add needs_inner_approval boolean not null default false,
      -- Said in answers.
      add phone text not null default '';

    create table substitution (
      id uuid primary key,
      absent_id text not null references app_user,
      deputy_id text not null references app_user,
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      created_at timestamptz not null,
      cancelled_at timestamptz,
      check (absent_id <> deputy_id),
      check (ends_at > starts_at)
    );
    create index substitution_deputy on substitution (deputy_id, ends_at) where cancelled_at is null;
    create index substitution_absent on substitution (absent_id, ends_at) where cancelled_at is null;

    create table answer_template (
      id uuid primary key,
      scope_kind text not null check (scope_kind in ('own','agency','region')),
      owner_id text references app_user,
      agency_code text references agency,
      topic_code text references topic,
      group_code text references topic_group,
      kind text check (kind in ('interim','final')),
      name text not null,
      text text not null,
      version_no integer not null default 1,
      use_count integer not null default 0,
      last_used_at timestamptz,
      is_archived boolean not null default false,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      check ((scope_kind = 'own') = (owner_id is not null)),
      check ((scope_kind = 'agency') = (agency_code is not null))
    );
    create index answer_template_scope on answer_template (scope_kind, agency_code, owner_id) where not is_archived;
    create table answer_template_version (
      template_id uuid not null references answer_template,
      version_no integer not null,
      name text not null,
      text text not null,
      changed_by text not null references app_user,
      changed_by_name text not null,
      changed_at timestamptz not null,
      primary key (template_id, version_no)
    );

    alter table outbox
      -- What the network calls each file once it has it: a repeat does not bring it again.
      add file_refs jsonb not null default '{}',
      -- Published by hand: how it looked.
      add screenshot_id uuid references answer_file;

    -- Similar past answers of a topic, the latest first.
    create index incident_answered on incident (topic_code, answered_at desc) where answered_at is not null;
  `.execute(db)
}
