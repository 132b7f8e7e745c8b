import { type Kysely, sql } from 'kysely'

/** Courses of the portal: in versions that two people stand for, taken card by card; rights may depend on a pass. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table course (
      id uuid primary key,
      code text not null unique,
      newest_no integer not null default 1,
      published_no integer,
      withdrawn_at timestamptz,
      withdrawn_reason text,
      created_at timestamptz not null,
      changed_at timestamptz not null,
      check (published_no between 1 and newest_no),
      check ((withdrawn_at is null) = (withdrawn_reason is null))
    );

    create table course_version (
      course_id uuid not null references course,
      version_no integer not null,
      content jsonb not null,
      -- Null: it came with the product.
      written_by text references app_user,
      written_by_name text not null,
      written_at timestamptz not null,
      approved_by text references app_user,
      approved_by_name text,
      approved_at timestamptz,
      primary key (course_id, version_no),
      check ((approved_by_name is null) = (approved_at is null)),
      -- Nobody approves what they wrote.
      check (approved_by <> written_by)
    );
    create index course_version_writer on course_version (written_by);
    create index course_version_approver on course_version (approved_by);

    -- A card is known by its title, so that a new version keeps what was read of the old one.
    create table course_seen (
      user_id text not null references app_user,
      course_id uuid not null references course,
      card text not null,
      seen_at timestamptz not null,
      primary key (user_id, course_id, card)
    );
    create index course_seen_of on course_seen (course_id);

    create table course_attempt (
      -- The browser names it: what is sent twice counts once.
      id uuid primary key,
      course_id uuid not null,
      version_no integer not null,
      user_id text not null references app_user,
      started_at timestamptz not null,
      finished_at timestamptz,
      is_passed boolean,
      foreign key (course_id, version_no) references course_version,
      check ((finished_at is null) = (is_passed is null))
    );
    create index course_attempt_of on course_attempt (user_id, course_id, started_at desc);
    create index course_attempt_at on course_attempt (course_id, version_no);

    create table course_answer (
      attempt_id uuid not null references course_attempt,
      question_no integer not null,
      chosen integer[] not null,
      is_right boolean not null,
      answered_at timestamptz not null,
      primary key (attempt_id, question_no)
    );

    create table course_certificate (
      number text primary key,
      attempt_id uuid not null unique references course_attempt,
      course_id uuid not null references course,
      user_id text not null references app_user,
      user_name text not null,
      course_title text not null,
      issued_at timestamptz not null,
      valid_until timestamptz not null,
      -- With the days of grace after it.
      rests_from timestamptz not null,
      check (issued_at < valid_until and valid_until <= rests_from)
    );
    create index course_certificate_of on course_certificate (course_id, user_id, valid_until desc);
    create index course_certificate_person on course_certificate (user_id);

    -- On which course a right depends.
    create table right_gate (
      "right" text primary key check ("right" in ('publishing', 'chats', 'fakes', 'personal_data')),
      course_id uuid not null references course,
      starts_at timestamptz not null,
      -- Nobody loses the right before.
      rests_from timestamptz not null,
      grace_days integer not null check (grace_days >= 1),
      set_by text not null references app_user,
      set_by_name text not null,
      set_at timestamptz not null
    );
    create index right_gate_course on right_gate (course_id);
    create index right_gate_setter on right_gate (set_by);

    create table right_lift (
      id uuid primary key,
      "right" text not null check ("right" in ('publishing', 'chats', 'fakes', 'personal_data')),
      user_id text not null references app_user,
      reason text not null,
      ends_at timestamptz not null,
      lifted_by text not null references app_user,
      lifted_by_name text not null,
      lifted_at timestamptz not null
    );
    create index right_lift_of on right_lift (user_id, "right", ends_at desc);
    create index right_lift_by on right_lift (lifted_by);

    -- What people were told of, so that nobody is told it twice.
    create table course_reminder (
      user_id text not null references app_user,
      "right" text not null,
      stage text not null check (stage in ('gate', 'month', 'week', 'eve', 'day', 'rests')),
      -- The day that was told of.
      key text not null,
      at timestamptz not null,
      primary key (user_id, "right", stage, key)
    );

    -- Until when each person has each right that depends on a course: the one rule, for access and for the portal.
    -- An account without a password is a program's, which learns nothing.
    create view right_standing with (security_invoker = true) as
      select gate."right", gate.course_id, gate.starts_at, app_user.id as user_id, app_user.name,
        certificate.valid_until, lift.ends_at as lifted_until,
        -- Whoever came later has the days of grace too, to the end of the last.
        greatest(gate.rests_from,
          date_trunc('day', app_user.created_at + make_interval(days => gate.grace_days + 1), region.time_zone),
          certificate.rests_from, lift.ends_at) as rests_at
      from right_gate gate
        cross join app_user
        cross join region
        left join (select course_id, user_id, max(valid_until) as valid_until, max(rests_from) as rests_from
          from course_certificate group by course_id, user_id) certificate
          on certificate.course_id = gate.course_id and certificate.user_id = app_user.id
        left join (select "right", user_id, max(ends_at) as ends_at
          from right_lift group by "right", user_id) lift
          on lift."right" = gate."right" and lift.user_id = app_user.id
      where app_user.is_active and exists (
        select from account where account.user_id = app_user.id and account.password is not null);
  `.execute(db)
}
