/** A course is assigned to a body or a unit by a day, and taken back: by whoever writes courses, and by a head for own people. */
import { DAY_MS } from '@veche/contract/durations.ts'
import type {
  AssignCourseRequest,
  CourseAssignmentsResponse,
} from '@veche/contract/portal/course-assignments.ts'
import type { Db } from '../../../platform/database/db.ts'
import { ConflictError, ForbiddenError, InvalidError, NotFoundError } from '../../../platform/errors.ts'
import { momentInZone } from '../../../platform/working-time/index.ts'
import { type Actor, addJournal, scopesOf } from '../../access/index.ts'
import { getDirectory } from '../../directory/index.ts'
import { type CoursesContext, getCourse, stateOf } from '../courses/index.ts'
import {
  type CountedAssignment,
  countAudiences,
  findAssignment,
  insertAssignment,
  listAssignments,
  withdrawAssignment,
} from './assignments.repository.ts'
import { type AssignablePlace, assignablePlaces } from './domain/assignable-places.ts'

const LONGEST_DAYS = 366

async function listPlaces(db: Db, actor: Actor): Promise<AssignablePlace[]> {
  const { agencies } = await getDirectory(db)
  return assignablePlaces(scopesOf(actor, ['dispatcher', 'moderator', 'coordinator', 'head']), agencies)
}

type Spot = Pick<AssignablePlace, 'agencyCode' | 'unitCode'>
const placeKey = ({ agencyCode, unitCode }: Spot) => JSON.stringify([agencyCode, unitCode])
const findPlace = (places: readonly AssignablePlace[], { agencyCode, unitCode }: Spot) =>
  places.find((place) => place.agencyCode === agencyCode && place.unitCode === unitCode)

export async function readAssignments(
  { db }: Pick<CoursesContext, 'db'>,
  { courseId, actor }: { courseId: string; actor: Actor },
): Promise<CourseAssignmentsResponse> {
  const [rows, places, audiences] = await Promise.all([
    listAssignments(db, courseId),
    listPlaces(db, actor),
    countAudiences(db),
  ])
  const peopleOf = new Map(audiences.map((one) => [placeKey(one), one.people]))
  return {
    assignments: rows.flatMap((row) => present(row, findPlace(places, row))),
    places: places.map((place) => ({ ...place, people: peopleOf.get(placeKey(place)) ?? 0 })),
  }
}

function present(
  { courseId: _courseId, assignedBy: _by, ...row }: CountedAssignment,
  place?: AssignablePlace,
) {
  if (!place) return []
  const moments = { dueAt: row.dueAt.toISOString(), assignedAt: row.assignedAt.toISOString() }
  return [{ ...row, ...moments, name: place.name, mayWithdraw: true }]
}

type Assigning = { courseId: string; request: AssignCourseRequest; actor: Actor }

export async function assignCourse(
  context: CoursesContext,
  { courseId, request, actor }: Assigning,
): Promise<CourseAssignmentsResponse> {
  const { db, clock, region } = context
  const { id, agencyCode, unitCode, dueOn } = request
  const place = findPlace(await listPlaces(db, actor), request)
  if (!place) throw new ForbiddenError('course.assign_out_of_scope')
  const now = clock()
  const dueAt = momentInZone(region.timeZone, { date: dueOn, time: '00:00', addDays: 1 })
  const isWithin = dueAt > now && dueAt.getTime() - now.getTime() <= LONGEST_DAYS * DAY_MS
  if (!isWithin) throw new InvalidError('course.assign_term', { field: 'dueOn' })
  await db.transaction().execute(async (tx) => {
    if (stateOf(await getCourse(tx, courseId, { isNewest: false })) !== 'published')
      throw new ConflictError('course.not_published')
    const by = { assignedBy: actor.id, assignedByName: actor.name, assignedAt: now }
    const isNew = await insertAssignment(tx, { id, courseId, agencyCode, unitCode, dueAt, ...by })
    if (!isNew) {
      if (await findAssignment(tx, { id, courseId })) return
      throw new ConflictError('course.assigned_already')
    }
    const details = { place: place.name, dueOn }
    await addJournal(tx, {
      actor,
      action: 'course.assigned',
      objectType: 'course',
      objectId: courseId,
      details,
    })
  })
  return readAssignments(context, { courseId, actor })
}

export type OneAssignment = { courseId: string; assignmentId: string; actor: Actor }

export async function takeAssignmentBack(
  context: CoursesContext,
  one: OneAssignment,
): Promise<CourseAssignmentsResponse> {
  const { courseId, actor } = one
  const { db, clock } = context
  const { id, place } = await getVisible(db, one)
  await db.transaction().execute(async (tx) => {
    if (!(await withdrawAssignment(tx, id, { userId: actor.id, now: clock() }))) return
    const object = { objectType: 'course', objectId: courseId, details: { place: place.name } }
    await addJournal(tx, { actor, action: 'course.assignment_withdrawn', ...object })
  })
  return readAssignments(context, { courseId, actor })
}

/** What is assigned beyond the reader's own part is not there. */
export async function getVisible(db: Db, { courseId, assignmentId, actor }: OneAssignment) {
  const row = await findAssignment(db, { id: assignmentId, courseId })
  const place = row && findPlace(await listPlaces(db, actor), row)
  if (!row || !place) throw new NotFoundError('course.assignment_not_found')
  return { ...row, place }
}
