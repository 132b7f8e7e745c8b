import { type Kysely, sql } from 'kysely'

/** News and orders of the portal: in versions, to people by role and place, with receipts and deeds that stay. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    -- Where each role of a person at work holds: the body of a unit is its agency, and an administration stands for
    -- its municipality. The grant of a whole region has neither.
    create view person_place with (security_invoker = true) as
      select role_grant.user_id, app_user.name, role_grant.role, role_grant.created_at as since,
        agency.code as agency_code,
        case when role_grant.scope_kind = 'municipality' then role_grant.scope_code
          when agency.kind = 'administration' then agency.municipality_code end as municipality_code
      from role_grant
        join app_user on app_user.id = role_grant.user_id and app_user.is_active
        left join unit on role_grant.scope_kind = 'unit' and unit.code = role_grant.scope_code
        left join agency on agency.code = case role_grant.scope_kind
          when 'agency' then role_grant.scope_code when 'unit' then unit.agency_code end;

    create table bulletin (
      id uuid primary key,
      kind text not null check (kind in ('news', 'order')),
      -- The newest version, the first that was shown, and the one that is; none: a draft.
      newest_no integer not null default 1,
      first_no integer,
      published_no integer,
      written_by text not null references app_user,
      written_by_name text not null,
      -- Of which body its author speaks; none: of the centre.
      agency_code text references agency,
      created_at timestamptz not null,
      published_at timestamptz,
      -- When the version that is shown was published.
      told_at timestamptz,
      due_on date,
      done_by text check (done_by in ('person', 'agency', 'municipality')),
      closed_at timestamptz,
      -- Closed because somebody said so, not because the last one has done it.
      is_closed_by_hand boolean not null default false,
      withdrawn_at timestamptz,
      withdrawn_by_name text,
      withdrawn_reason text,
      check (published_no between first_no and newest_no),
      check ((published_no is null) = (first_no is null)),
      check ((published_no is null) = (published_at is null)),
      check ((published_no is null) = (told_at is null)),
      check ((withdrawn_at is null) = (withdrawn_reason is null)),
      check ((withdrawn_at is null) = (withdrawn_by_name is null)),
      check ((kind = 'order') = (due_on is not null)),
      check ((due_on is null) = (done_by is null))
    );
    create index bulletin_writer on bulletin (written_by, created_at desc);
    create index bulletin_agency on bulletin (agency_code, created_at desc);
    create index bulletin_told on bulletin (told_at desc, id desc);
    create index bulletin_open on bulletin (due_on)
      where published_no is not null and closed_at is null and withdrawn_at is null;

    create table bulletin_version (
      bulletin_id uuid not null references bulletin,
      version_no integer not null,
      content jsonb not null,
      note text,
      written_by text not null references app_user,
      written_by_name text not null,
      written_at timestamptz not null,
      words tsvector generated always as (to_tsvector('russian'::regconfig,
        (content ->> 'title') || ' ' || (content ->> 'text') || ' ' || coalesce(content #>> '{task,act}', ''))) stored,
      primary key (bulletin_id, version_no)
    );
    create index bulletin_version_writer on bulletin_version (written_by);
    create index bulletin_version_words on bulletin_version using gin (words);

    -- To whom the shown version goes; an empty role is any role.
    create table bulletin_addressee (
      bulletin_id uuid not null references bulletin,
      role text not null default '',
      place_kind text not null check (place_kind in ('any', 'agency', 'municipality')),
      place_code text not null default '',
      primary key (bulletin_id, place_code, place_kind, role),
      check ((place_kind = 'any') = (place_code = ''))
    );

    create table bulletin_receipt (
      bulletin_id uuid not null,
      version_no integer not null,
      user_id text not null references app_user,
      pressed_at timestamptz not null,
      received_at timestamptz not null,
      primary key (bulletin_id, version_no, user_id),
      foreign key (bulletin_id, version_no) references bulletin_version
    );
    create index bulletin_receipt_of on bulletin_receipt (user_id);

    -- Each word that was said of an order; of one subject the last one holds.
    create table bulletin_deed (
      id uuid primary key,
      bulletin_id uuid not null references bulletin,
      subject text not null,
      no integer not null,
      state text not null check (state in ('done', 'cannot', 'taken_back')),
      words text not null,
      link text,
      user_id text not null references app_user,
      user_name text not null,
      pressed_at timestamptz not null,
      received_at timestamptz not null,
      unique (bulletin_id, subject, no),
      check (state <> 'cannot' or words <> '')
    );
    create index bulletin_deed_by on bulletin_deed (user_id, bulletin_id);

    -- What people were reminded of, so that nobody is reminded of it twice.
    create table bulletin_reminder (
      bulletin_id uuid not null references bulletin,
      stage text not null check (stage in ('eve', 'day', 'late', 'head', 'unread')),
      -- The day that was reminded of; of those who have not read, the moment.
      key text not null,
      at timestamptz not null,
      primary key (bulletin_id, stage, key)
    );
  `.execute(db)
}
