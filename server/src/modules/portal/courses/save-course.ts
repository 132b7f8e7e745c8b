/** Putting a course up and taking it away: two people stand for what everybody learns. */
import type { CourseCommand } from '@veche/contract/portal/courses.ts'
import { ConflictError, ForbiddenError } from '../../../platform/errors.ts'
import { type Actor, addJournal, assertTwoPeople } from '../../access/index.ts'
import { mayApprove } from './courses.policy.ts'
import {
  approveVersion,
  getCourse,
  isGate,
  lockCourse,
  returnVersion,
  setCourse,
} from './courses.repository.ts'
import type { CoursesContext } from './courses-context.ts'
import { isWaiting, stateOf } from './domain/course-state.ts'
import { notifyWriter } from './notify-of-course.ts'

type Run = { courseId: string; command: CourseCommand; actor: Actor }

export async function runCourseCommand(
  { db, clock }: Pick<CoursesContext, 'db' | 'clock'>,
  { courseId, command, actor }: Run,
): Promise<void> {
  if (!mayApprove(actor)) throw new ForbiddenError('course.forbidden')
  const now = clock()
  await db.transaction().execute(async (tx) => {
    const course = await lockCourse(tx, courseId)
    const state = stateOf(course)
    switch (command.type) {
      case 'approve': {
        if (command.expectedVersion !== course.newestNo) throw new ConflictError('course.changed_meanwhile')
        if (state === 'withdrawn' || course.publishedNo === course.newestNo)
          throw new ConflictError('course.not_waiting')
        const { writtenBy, content } = await getCourse(tx, courseId, { isNewest: true })
        if (writtenBy === actor.id) throw new ForbiddenError('course.own_version')
        if (writtenBy !== null) await assertTwoPeople(tx, [writtenBy, actor.id], now)
        const approver = { id: actor.id, name: actor.name, now }
        const { newestNo: versionNo } = course
        await approveVersion(tx, { id: courseId, versionNo }, approver)
        const told = { courseId, title: content.title, versionNo, writtenBy, news: 'approved' as const }
        return notifyWriter(tx, told, { by: actor.id, now })
      }
      case 'return': {
        if (command.expectedVersion !== course.newestNo) throw new ConflictError('course.changed_meanwhile')
        if (!isWaiting(course)) throw new ConflictError('course.not_waiting')
        const { writtenBy, content } = await getCourse(tx, courseId, { isNewest: true })
        if (writtenBy === actor.id) throw new ForbiddenError('course.own_version')
        if (writtenBy === null) throw new ConflictError('course.no_author')
        const { newestNo: versionNo } = course
        const { reason } = command
        await returnVersion(tx, { id: courseId, versionNo, reason }, { id: actor.id, name: actor.name, now })
        const told = { courseId, title: content.title, versionNo, writtenBy }
        await notifyWriter(tx, { ...told, news: 'returned', reason }, { by: actor.id, now })
        const details = { versionNo }
        return addJournal(tx, {
          ...{ actor, action: 'course.returned', objectType: 'course', objectId: courseId, details },
        })
      }
      case 'withdraw':
        if (state === 'withdrawn') throw new ConflictError('course.withdrawn')
        if (await isGate(tx, courseId)) throw new ConflictError('course.is_gate')
        return setCourse(tx, courseId, {
          ...{ withdrawnAt: now, withdrawnReason: command.reason, changedAt: now },
        })
      case 'restore':
        if (state !== 'withdrawn') throw new ConflictError('course.not_withdrawn')
        return setCourse(tx, courseId, { withdrawnAt: null, withdrawnReason: null, changedAt: now })
    }
  })
}
