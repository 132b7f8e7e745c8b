import { type Kysely, sql } from 'kysely'

/** A course that a body or a unit of it has to take by a day; whoever comes there later has to take it too. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table course_assignment (
      -- The browser names it: what is sent twice is one.
      id uuid primary key,
      course_id uuid not null references course,
      agency_code text not null references agency,
      -- Null: the whole body.
      unit_code text references unit,
      due_at timestamptz not null,
      assigned_by text not null references app_user,
      assigned_by_name text not null,
      assigned_at timestamptz not null,
      withdrawn_by text references app_user,
      withdrawn_at timestamptz,
      check (assigned_at < due_at),
      check ((withdrawn_by is null) = (withdrawn_at is null))
    );
    create unique index course_assignment_standing
      on course_assignment (course_id, agency_code, coalesce(unit_code, '')) where withdrawn_at is null;
    create index course_assignment_course on course_assignment (course_id);
    create index course_assignment_agency on course_assignment (agency_code);
    create index course_assignment_unit on course_assignment (unit_code);
    create index course_assignment_giver on course_assignment (assigned_by);
    create index course_assignment_withdrawer on course_assignment (withdrawn_by);

    -- Who has to take what by when, as their roles stand now, and whether they have: the one rule for all lists.
    -- A pass that still held when it was asked for counts. Whoever came later has two weeks.
    create view course_owed with (security_invoker = true) as
      select assigned.id as assignment_id, assigned.course_id, person.user_id, person.name,
        case when person.since > assigned.assigned_at then greatest(assigned.due_at,
          date_trunc('day', person.since + interval '15 days', region.time_zone)) else assigned.due_at end as due_at,
        exists (select from course_certificate certificate
          where certificate.course_id = assigned.course_id and certificate.user_id = person.user_id
            and certificate.valid_until > greatest(assigned.assigned_at, person.since)) as is_passed
      from course_assignment assigned
        cross join region
        cross join lateral (
          select role_grant.user_id, min(app_user.name) as name, min(role_grant.created_at) as since
          from role_grant
            join app_user on app_user.id = role_grant.user_id and app_user.is_active
            left join unit on role_grant.scope_kind = 'unit' and unit.code = role_grant.scope_code
          where case when assigned.unit_code is not null
              then role_grant.scope_kind = 'unit' and role_grant.scope_code = assigned.unit_code
              else (role_grant.scope_kind = 'agency' and role_grant.scope_code = assigned.agency_code)
                or unit.agency_code = assigned.agency_code end
            -- A program learns nothing.
            and exists (select from account where account.user_id = app_user.id and account.password is not null)
          group by role_grant.user_id) person
      where assigned.withdrawn_at is null;
  `.execute(db)
}
