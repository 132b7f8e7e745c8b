import { type Kysely, sql } from 'kysely'

/**
 * Photographs of practices: which of them a version shows stands in its content. Whom a course concerns: counted before it
 * is assigned.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table practice_picture (
      id uuid primary key,
      -- Null: uploaded and not used by any version.
      practice_id uuid references practice,
      hash text not null,
      content_type text not null,
      name text not null,
      size integer not null,
      uploaded_by text not null references app_user,
      uploaded_at timestamptz not null
    );
    create index practice_picture_of on practice_picture (practice_id);
    create index practice_picture_by on practice_picture (uploaded_by);
    create index practice_picture_unused on practice_picture (uploaded_at) where practice_id is null;
    create index practice_picture_bytes on practice_picture (hash);

    -- Who learns in which body and unit; a grant of a whole body has no unit.
    create view course_audience with (security_invoker = true) as
      select case role_grant.scope_kind when 'agency' then role_grant.scope_code else unit.agency_code end as agency_code,
        unit.code as unit_code, role_grant.user_id, app_user.name, role_grant.created_at as since
      from role_grant
        join app_user on app_user.id = role_grant.user_id and app_user.is_active
        left join unit on role_grant.scope_kind = 'unit' and unit.code = role_grant.scope_code
      where (role_grant.scope_kind = 'agency' or unit.code is not null)
        -- A program learns nothing.
        and exists (select from account where account.user_id = app_user.id and account.password is not null);

    create or replace view course_owed with (security_invoker = true) as
      select assigned.id as assignment_id, assigned.course_id, person.user_id, person.name,
        case when person.since > assigned.assigned_at then greatest(assigned.due_at,
          date_trunc('day', person.since + interval '15 days', region.time_zone)) else assigned.due_at end as due_at,
        exists (select from course_certificate certificate
          where certificate.course_id = assigned.course_id and certificate.user_id = person.user_id
            and certificate.valid_until > greatest(assigned.assigned_at, person.since)) as is_passed
      from course_assignment assigned
        cross join region
        cross join lateral (
          select audience.user_id, min(audience.name) as name, min(audience.since) as since
          from course_audience audience
          where audience.agency_code = assigned.agency_code
            and (assigned.unit_code is null or audience.unit_code = assigned.unit_code)
          group by audience.user_id) person
      where assigned.withdrawn_at is null;
  `.execute(db)
}
