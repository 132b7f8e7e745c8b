import type { CourseContent } from '@veche/contract/portal/courses.ts'
import { type Expression, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import type { Stand } from './domain/course-state.ts'

export type CourseRow = Stand & { id: string; code: string }
export type ReadCourse = CourseRow & {
  versionNo: number
  content: CourseContent
  writtenBy: string | null
  writtenByName: string
  writtenAt: Date
  approvedByName: string | null
  approvedAt: Date | null
  returnedByName: string | null
  returnedAt: Date | null
  returnedReason: string | null
}

const SHOWN = sql<number>`coalesce(course.published_no, course.newest_no)`
const NEWEST = sql<number>`course.newest_no`

function selectCourses(db: Db, versionNo: Expression<number>) {
  return db
    .selectFrom('course')
    .innerJoin('courseVersion', (join) =>
      join.onRef('courseVersion.courseId', '=', 'course.id').on('courseVersion.versionNo', '=', versionNo),
    )
    .select([
      ...(['course.id', 'course.code', 'course.newestNo', 'course.publishedNo'] as const),
      ...(['course.returnedNo', 'courseVersion.returnedByName', 'courseVersion.returnedAt'] as const),
      ...(['courseVersion.returnedReason'] as const),
      ...(['course.withdrawnAt', 'courseVersion.versionNo', 'courseVersion.writtenBy'] as const),
      ...(['courseVersion.writtenByName', 'courseVersion.writtenAt'] as const),
      ...(['courseVersion.approvedByName', 'courseVersion.approvedAt'] as const),
      sql<CourseContent>`course_version.content`.as('content'),
    ])
}

/** As readers see them; a draft as it was written last. */
export function listCourses(db: Db): Promise<ReadCourse[]> {
  return selectCourses(db, SHOWN).orderBy('course.code').execute()
}

export async function getCourse(
  db: Db,
  id: string,
  { isNewest }: { isNewest: boolean },
): Promise<ReadCourse> {
  const row = await selectCourses(db, isNewest ? NEWEST : SHOWN)
    .where('course.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new NotFoundError('course.not_found', { id })
  return row
}

/** Of a version that was ever put up: what an attempt is counted by. */
export async function findApprovedContent(
  db: Db,
  { courseId, versionNo }: { courseId: string; versionNo: number },
): Promise<CourseContent | null> {
  const row = await db
    .selectFrom('courseVersion')
    .select(sql<CourseContent>`content`.as('content'))
    .where('courseId', '=', courseId)
    .where('versionNo', '=', versionNo)
    .where('approvedAt', 'is not', null)
    .executeTakeFirst()
  return row?.content ?? null
}

export type WaitingCourse = { id: string; title: string; writtenByName: string; writtenAt: Date }

/** What others wrote and nobody has approved nor sent back, the longest first. */
export async function listUnapproved(db: Db, userId: string, limit: number): Promise<WaitingCourse[]> {
  const { rows } = await sql<WaitingCourse>`
    select course.id, content ->> 'title' as title, written_by_name, written_at
    from course join course_version on course_id = course.id and version_no = newest_no
    where published_no is distinct from newest_no and returned_no is distinct from newest_no
      and withdrawn_at is null and written_by is distinct from ${userId}
    order by written_at, course.id limit ${limit}`.execute(db)
  return rows
}

export type ReturnedCourse = { id: string; title: string; reason: string; byName: string; at: Date }

/** Of one author: what came back and was not mended since, the longest first. */
export async function listReturned(db: Db, userId: string): Promise<ReturnedCourse[]> {
  const { rows } = await sql<ReturnedCourse>`
    select course.id, content ->> 'title' as title, returned_reason as reason,
      returned_by_name as by_name, returned_at as at
    from course join course_version on course_id = course.id and version_no = newest_no
    where returned_no = newest_no and published_no is distinct from newest_no and withdrawn_at is null
      and written_by = ${userId}
    order by returned_at`.execute(db)
  return rows
}

export async function listNewestByCodes(db: Db, codes: readonly string[]): Promise<Map<string, ReadCourse>> {
  if (codes.length === 0) return new Map()
  const rows = await selectCourses(db, NEWEST)
    .where('course.code', 'in', [...codes])
    .execute()
  return new Map(rows.map((row) => [row.code, row]))
}

export async function lockCourse(tx: Tx, id: string): Promise<CourseRow> {
  const row = await tx
    .selectFrom('course')
    .select(['id', 'code', 'newestNo', 'publishedNo', 'returnedNo', 'withdrawnAt'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new NotFoundError('course.not_found', { id })
  return row
}

/** Null: nobody here wrote it, it came with the product. */
export type Writer = { id: string | null; name: string; now: Date }
type Written = { content: CourseContent; writer: Writer }

/** False: the code, and so the course, was there already. */
export async function insertCourse(
  tx: Tx,
  { id, code }: { id: string; code: string },
  written: Written,
): Promise<boolean> {
  const { now } = written.writer
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('course')
    .values({ id, code, createdAt: now, changedAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) return false
  await insertVersion(tx, id, { versionNo: 1, ...written })
  return true
}

/** The course is locked. */
export async function addVersion(tx: Tx, { id, newestNo }: CourseRow, written: Written): Promise<void> {
  await insertVersion(tx, id, { versionNo: newestNo + 1, ...written })
  await setCourse(tx, id, { newestNo: newestNo + 1, changedAt: written.writer.now })
}

async function insertVersion(
  tx: Tx,
  courseId: string,
  { versionNo, content, writer }: Written & { versionNo: number },
): Promise<void> {
  await tx
    .insertInto('courseVersion')
    .values({
      ...{ courseId, versionNo, content: JSON.stringify(content) },
      ...{ writtenBy: writer.id, writtenByName: writer.name, writtenAt: writer.now },
    })
    .execute()
}

export async function approveVersion(
  tx: Tx,
  { id, versionNo }: { id: string; versionNo: number },
  approver: Writer,
): Promise<void> {
  await tx
    .updateTable('courseVersion')
    .set({ approvedBy: approver.id, approvedByName: approver.name, approvedAt: approver.now })
    .where('courseId', '=', id)
    .where('versionNo', '=', versionNo)
    .execute()
  await setCourse(tx, id, { publishedNo: versionNo, changedAt: approver.now })
}

export async function returnVersion(
  tx: Tx,
  { id, versionNo, reason }: { id: string; versionNo: number; reason: string },
  by: { id: string; name: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('courseVersion')
    .set({
      ...{ returnedBy: by.id, returnedByName: by.name, returnedAt: by.now, returnedReason: reason },
    })
    .where('courseId', '=', id)
    .where('versionNo', '=', versionNo)
    .execute()
  await setCourse(tx, id, { returnedNo: versionNo, changedAt: by.now })
}

export async function setCourse(
  tx: Tx,
  id: string,
  changes: {
    newestNo?: number
    publishedNo?: number
    returnedNo?: number
    withdrawnAt?: Date | null
    withdrawnReason?: string | null
    changedAt: Date
  },
): Promise<void> {
  await tx.updateTable('course').set(changes).where('id', '=', id).execute()
}

/** A right depends on it, so it must stay. */
export async function isGate(db: Db, courseId: string): Promise<boolean> {
  const row = await db
    .selectFrom('rightGate')
    .select('right')
    .where('courseId', '=', courseId)
    .executeTakeFirst()
  return row !== undefined
}
