/** Courses as one person has them: how far they are, until when a pass counts, which rights depend on it. */
import type { CourseResponse, CoursesResponse } from '@veche/contract/portal/courses.ts'
import type { Db } from '../../../platform/database/db.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import { type Actor, findActorByUserId, hasRole, listActivePeople, rolesOfRight } from '../../access/index.ts'
import { holderOf } from '../../text/index.ts'
import {
  dueAtOf,
  listOwnCertificates,
  listOwnStandings,
  type RightStanding,
  stateAt,
} from '../certificates/index.ts'
import {
  type CoursesContext,
  getCourse,
  isUnapproved,
  isWaiting,
  listCourses,
  mayApprove,
  mayGate,
  mayWrite,
  type ReadCourse,
  stateOf,
} from '../courses/index.ts'
import { listOwnOwed } from './assignments.repository.ts'
import { duesOf, nearest, presentQuestions, presentSummary, type Reader } from './course.presenter.ts'
import { mayAssign, maySeePeople } from './learning.policy.ts'
import { findLastAttempt, listSeen } from './learning.repository.ts'
import { readAttempt } from './take-course.ts'

export async function readList(
  { db, clock }: Pick<CoursesContext, 'db' | 'clock'>,
  actor: Actor,
): Promise<CoursesResponse> {
  const now = clock()
  const [courses, readerOf] = await Promise.all([listCourses(db), readReader(db, actor, now)])
  return {
    courses: courses
      .filter((course) => mayWrite(actor) || stateOf(course) === 'published')
      .map((course) => presentSummary(course, readerOf(course.id))),
    ...{ mayWrite: mayWrite(actor), mayGate: mayGate(actor), maySeePeople: maySeePeople(actor) },
  }
}

/** For the one search: courses that are taught. */
export async function findCourses(
  { db }: { db: Db },
  { words, isNearly, limit }: { words: string; isNearly: boolean; limit: number },
): Promise<{ id: string; title: string }[]> {
  const isHeld = holderOf(words, isNearly)
  return (await listCourses(db))
    .filter((course) => stateOf(course) === 'published' && isHeld(course.content.title))
    .slice(0, limit)
    .map(({ id, content }) => ({ id, title: content.title }))
}

async function readReader(db: Db, actor: Actor, now: Date): Promise<(courseId: string) => Reader> {
  const [seen, certificates, standings, owed] = await Promise.all([
    listSeen(db, actor.id),
    listOwnCertificates(db, actor.id),
    listHeld(db, actor),
    listOwnOwed(db, actor.id),
  ])
  return (courseId) => ({
    ...{ now, seen: seen.get(courseId) ?? [] },
    certificate: certificates.find((one) => one.courseId === courseId) ?? null,
    standings: standings.filter((one) => one.courseId === courseId),
    owedBy: owed.get(courseId) ?? null,
  })
}

async function listHeld(
  db: Db,
  actor: Pick<Actor, 'id' | 'grants' | 'name' | 'tokenScopes'>,
): Promise<RightStanding[]> {
  const standings = await listOwnStandings(db, actor.id)
  return standings.filter(({ right }) => hasRole(actor, ...rolesOfRight(right)))
}

/** What is not or no longer read is there for whoever writes. */
export async function getForReader(db: Db, courseId: string, actor: Actor): Promise<ReadCourse> {
  const course = await getCourse(db, courseId, { isNewest: mayWrite(actor) })
  if (!mayWrite(actor) && stateOf(course) !== 'published')
    throw new NotFoundError('course.not_found', { id: courseId })
  return course
}

export async function showCourse(
  { db, clock }: Pick<CoursesContext, 'db' | 'clock'>,
  { courseId, actor }: { courseId: string; actor: Actor },
): Promise<CourseResponse> {
  const now = clock()
  const course = await getForReader(db, courseId, actor)
  const reader = (await readReader(db, actor, now))(courseId)
  const attempt = await findLastAttempt(db, { courseId, userId: actor.id })
  const { versionNo, newestNo, content, writtenBy } = course
  const { passPercent, validMonths, graceDays, cards } = content
  const isNewest = versionNo === newestNo
  const isAnothers = isNewest && mayApprove(actor) && writtenBy !== actor.id
  return {
    ...presentSummary(course, reader),
    ...{ versionNo, newestNo, passPercent, validMonths, graceDays, cards, seen: [...reader.seen] },
    questions: presentQuestions(content),
    attempt: attempt?.versionNo === versionNo ? await readAttempt(db, attempt, content) : null,
    ...presentPeople(course),
    ...{ mayWrite: mayWrite(actor), maySeePeople: maySeePeople(actor), mayAssign: mayAssign(actor) },
    returned: isNewest && isUnapproved(course) ? presentReturn(course) : null,
    approvers: isNewest && isWaiting(course) ? await listApprovers(db, course) : { names: [], count: 0 },
    // Whoever sent it back may think better of it.
    mayApprove: isUnapproved(course) && isAnothers,
    mayReturn: isWaiting(course) && isAnothers && writtenBy !== null,
  }
}

/** More of them nobody reads; how many there are is said. */
const NAMED = 6

async function listApprovers(db: Db, { writtenBy }: ReadCourse): Promise<CourseResponse['approvers']> {
  const people = (await listActivePeople(db)).filter((one) => one.id !== writtenBy && mayApprove(one))
  return { names: people.slice(0, NAMED).map(({ name }) => name), count: people.length }
}

function presentReturn({ returnedByName: name, returnedAt: at, returnedReason: reason }: ReadCourse) {
  return name !== null && at !== null && reason !== null ? { name, reason, at: at.toISOString() } : null
}

function presentPeople({ writtenByName, writtenAt, approvedByName, approvedAt }: ReadCourse) {
  return {
    written: { name: writtenByName, at: writtenAt.toISOString() },
    approved:
      approvedByName !== null && approvedAt !== null
        ? { name: approvedByName, at: approvedAt.toISOString() }
        : null,
  }
}

export type OpenCourse = {
  id: string
  title: string
  minutes: number
  dueAt: Date | null
  right: string | null
}

/** For the list of today: what the person has to pass, the nearest first, and what they have begun. */
export async function openCoursesOf(
  db: Db,
  { userId, now }: { userId: string; now: Date },
): Promise<OpenCourse[]> {
  const actor = await findActorByUserId(db, userId)
  if (actor === null) return []
  const [courses, readerOf] = await Promise.all([listCourses(db), readReader(db, actor, now)])
  const open = courses
    .filter((course) => stateOf(course) === 'published')
    .flatMap((course): OpenCourse[] => {
      const { seen, certificate, standings, owedBy } = readerOf(course.id)
      const owed = standings.filter((standing) => isOwed(standing, now))
      const isBegun = seen.length > 0 && (certificate === null || certificate.validUntil <= now)
      if (owed.length === 0 && owedBy === null && !isBegun) return []
      const { title, minutes } = course.content
      const dueAt = nearest(duesOf({ ...readerOf(course.id), standings: owed }))
      return [{ id: course.id, title, minutes, dueAt, right: owed[0]?.right ?? null }]
    })
  const timeOf = ({ dueAt }: OpenCourse) => dueAt?.getTime() ?? Number.POSITIVE_INFINITY
  return open.toSorted((one, two) => (timeOf(one) < timeOf(two) ? -1 : 1))
}

const NEAR_MS = 30 * 24 * 60 * 60 * 1000

/** A pass that counts for more than a month asks nothing today. */
function isOwed(standing: RightStanding, now: Date): boolean {
  const state = stateAt(standing, now)
  return state === 'valid' ? dueAtOf(standing, now).getTime() - now.getTime() < NEAR_MS : state !== 'lifted'
}
