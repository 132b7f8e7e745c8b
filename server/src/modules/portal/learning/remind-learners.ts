/** A head reminds those of their people who have not passed a course, each once a day. */
import { ForbiddenError } from '../../../platform/errors.ts'
import { dateInZone } from '../../../platform/working-time/index.ts'
import type { Actor } from '../../access/index.ts'
import { addNotifications, listToldAt } from '../../notifications/index.ts'
import type { CoursesContext } from '../courses/index.ts'
import { maySeePeople, reminderOf } from './learning.policy.ts'
import { getForReader } from './read-courses.ts'
import { listUnpassed } from './read-learners.ts'

const AT_ONCE = 200

type Asked = { courseId: string; userIds?: readonly string[] | undefined; actor: Actor }

/** Without `userIds` all of them are meant. Gives how many were told now: whoever was told today already is not counted. */
export async function remindOfCourse(
  context: CoursesContext,
  { courseId, userIds, actor }: Asked,
): Promise<{ reminded: number }> {
  const { db, clock, region } = context
  const { content } = await getForReader(db, courseId, actor)
  if (!maySeePeople(actor)) throw new ForbiddenError('course.forbidden')
  const unpassed = await listUnpassed(context, { courseId, actor, only: userIds ?? null })
  const ids = unpassed.filter((id) => id !== actor.id)
  const now = clock()
  const day = dateInZone(region.timeZone, now)
  let reminded = 0
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE)
    reminded += await db.transaction().execute(async (tx) => {
      const told = await listToldAt(tx, { userIds: some, prefix: `${reminderOf(courseId)}${day}` })
      const notices = some
        .filter((userId) => !told.has(userId))
        .map((userId) => ({
          ...({ userId, kind: 'course', incidentId: null, isUrgent: false } as const),
          details: { courseId, title: content.title, news: 'reminded' },
          dedupeKey: `${reminderOf(courseId)}${day}`,
        }))
      await addNotifications(tx, notices, now)
      return notices.length
    })
  }
  return { reminded }
}
