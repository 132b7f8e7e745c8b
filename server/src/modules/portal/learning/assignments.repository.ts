import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'

export type AssignmentRow = {
  id: string
  courseId: string
  agencyCode: string
  unitCode: string | null
  dueAt: Date
  assignedBy: string
  assignedByName: string
  assignedAt: Date
}

/** False: this press came before, or the course stands assigned to this place. */
export async function insertAssignment(tx: Tx, row: AssignmentRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('courseAssignment')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function findAssignment(
  db: Db,
  { id, courseId }: { id: string; courseId: string },
): Promise<AssignmentRow | null> {
  const row = await db
    .selectFrom('courseAssignment')
    .select(['id', 'courseId', 'agencyCode', 'unitCode', 'dueAt'])
    .select(['assignedBy', 'assignedByName', 'assignedAt'])
    .where('id', '=', id)
    .where('courseId', '=', courseId)
    .executeTakeFirst()
  return row ?? null
}

/** False: somebody has taken it back already. */
export async function withdrawAssignment(
  tx: Tx,
  id: string,
  { userId, now }: { userId: string; now: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('courseAssignment')
    .set({ withdrawnBy: userId, withdrawnAt: now })
    .where('id', '=', id)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export type CountedAssignment = AssignmentRow & { people: number; passed: number }

/** What stands, the nearest day first. */
export async function listAssignments(db: Db, courseId: string): Promise<CountedAssignment[]> {
  const { rows } = await sql<CountedAssignment>`
    select assigned.id, assigned.course_id, assigned.agency_code, assigned.unit_code, assigned.due_at,
      assigned.assigned_by, assigned.assigned_by_name, assigned.assigned_at,
      count(owed.user_id)::int as people, count(owed.user_id) filter (where owed.is_passed)::int as passed
    from course_assignment assigned
      left join course_owed owed on owed.assignment_id = assigned.id
    where assigned.course_id = ${courseId} and assigned.withdrawn_at is null
    group by assigned.id order by assigned.due_at, assigned.id`.execute(db)
  return rows
}

type Counted = { agencyCode: string; unitCode: string | null; people: number }

/** How many learn in each body and in each of its units now; where nobody does, there is no row. */
export async function countAudiences(db: Db): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select agency_code, null as unit_code, count(distinct user_id)::int as people
      from course_audience group by agency_code
    union all select agency_code, unit_code, count(distinct user_id)::int
      from course_audience where unit_code is not null group by agency_code, unit_code`.execute(db)
  return rows
}

export type OwedRow = { userId: string; name: string; dueAt: Date; isPassed: boolean }
type After = { isPassed: boolean; name: string; id: string }

/** Whoever has not passed comes first. */
export async function listOwing(
  db: Db,
  assignmentId: string,
  { after, limit }: { after: After | null; limit: number },
): Promise<OwedRow[]> {
  const { rows } = await sql<OwedRow>`
    select user_id, name, due_at, is_passed from course_owed
    where assignment_id = ${assignmentId} ${
      after
        ? sql`and (is_passed, name, user_id) > (${after.isPassed}::boolean, ${after.name}::text, ${after.id}::text)`
        : sql``
    } order by is_passed, name, user_id limit ${limit}`.execute(db)
  return rows
}

/** By when the person has to pass each course that they were assigned and have not passed. */
export async function listOwnOwed(db: Db, userId: string): Promise<Map<string, Date>> {
  const { rows } = await sql<{ courseId: string; dueAt: Date }>`
    select course_id, min(due_at) as due_at from course_owed
    where user_id = ${userId} and not is_passed group by 1`.execute(db)
  return new Map(rows.map(({ courseId, dueAt }) => [courseId, dueAt]))
}

export type SkippedRow = { name: string; isOfBody: boolean }
type Body = { assignmentId: string; agencyCode: string; municipalityCode: string | null }

/** People of the body, or of the place that it administers, who do not owe the course. */
export async function listSkipped(
  db: Db,
  { assignmentId, agencyCode, municipalityCode }: Body,
  limit: number,
): Promise<SkippedRow[]> {
  const isOfBody = sql`coalesce(agency_code = ${agencyCode}, false)`
  const { rows } = await sql<SkippedRow>`
    select min(name) as name, bool_or(${isOfBody}) as is_of_body from person_place
    where (agency_code = ${agencyCode} or (agency_code is null and municipality_code = ${municipalityCode}))
      and user_id not in (select user_id from course_owed where assignment_id = ${assignmentId})
    group by user_id order by min(name), user_id limit ${limit}`.execute(db)
  return rows
}
