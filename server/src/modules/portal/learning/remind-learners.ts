/** People who have not passed a course are reminded of it, each once a day. */
import type { RemindLearnersResponse } from '@veche/contract/portal/courses.ts'
import { ForbiddenError } from '../../../platform/errors.ts'
import { dateInZone } from '../../../platform/working-time/index.ts'
import type { Actor } from '../../access/index.ts'
import { addNotifications, listToldAt } from '../../notifications/index.ts'
import type { CoursesContext } from '../courses/index.ts'
import { mayRemind, reminderOf } from './learning.policy.ts'
import { getForReader } from './read-courses.ts'
import { listReminded, type Reminded } from './read-learners.ts'

const AT_ONCE = 200
const MOST_NAMED = 20

type Asked = { courseId: string; userIds?: readonly string[] | undefined; actor: Actor }
type LeftOut = RemindLearnersResponse['leftOut'][number]

/** Without `userIds` all are meant who have to pass it. Whoever was told today already is left out. */
export async function remindOfCourse(
  context: CoursesContext,
  { courseId, userIds, actor }: Asked,
): Promise<RemindLearnersResponse> {
  const { db, clock, region } = context
  const { content } = await getForReader(db, courseId, actor)
  if (!mayRemind(actor)) throw new ForbiddenError('course.forbidden')
  const people = await listReminded(context, { courseId, actor, only: userIds ?? null })
  const meant = userIds ? people : people.filter(({ isToPass }) => isToPass)
  const asked = meant.filter(({ userId, isToPass }) => isToPass && userId !== actor.id)
  const leftOut: LeftOut[] = meant
    .filter((one) => !asked.includes(one))
    .map(({ userId, name }) => ({ name, reason: userId === actor.id ? 'self' : 'passed' }))
  const now = clock()
  const day = dateInZone(region.timeZone, now)
  const dedupeKey = `${reminderOf(courseId)}${day}`
  let reminded = 0
  for (let from = 0; from < asked.length; from += AT_ONCE) {
    const some = asked.slice(from, from + AT_ONCE)
    await db.transaction().execute(async (tx) => {
      const told = await listToldAt(tx, { userIds: some.map(({ userId }) => userId), prefix: dedupeKey })
      const fresh = some.filter(({ userId }) => !told.has(userId))
      const notices = fresh.map(({ userId, dueAt }) => ({
        ...({ userId, kind: 'course', incidentId: null, isUrgent: false } as const),
        details: {
          ...{ courseId, title: content.title, news: 'reminded', by: actor.name },
          ...(isAhead(dueAt, now) && { day: lastDayOf(dueAt, region.timeZone) }),
        },
        dedupeKey,
      }))
      await addNotifications(tx, notices, now)
      reminded += notices.length
      const late = some.filter(({ userId }) => told.has(userId))
      leftOut.push(...late.map(({ name }): LeftOut => ({ name, reason: 'told' })))
    })
  }
  return { reminded, leftOut: leftOut.slice(0, MOST_NAMED), leftOutCount: leftOut.length }
}

/** Said before it is done. */
export async function previewReminder(context: CoursesContext, { courseId, actor }: Asked) {
  const { db, clock, region } = context
  await getForReader(db, courseId, actor)
  if (!mayRemind(actor)) throw new ForbiddenError('course.forbidden')
  const people = await listReminded(context, { courseId, actor, only: null })
  const ids = people.filter(({ userId, isToPass }) => isToPass && userId !== actor.id)
  const toldToday = await countTold(
    context,
    ids,
    `${reminderOf(courseId)}${dateInZone(region.timeZone, clock())}`,
  )
  return { people: ids.length - toldToday, toldToday }
}

async function countTold(
  { db }: CoursesContext,
  people: readonly Reminded[],
  prefix: string,
): Promise<number> {
  let told = 0
  for (let from = 0; from < people.length; from += AT_ONCE) {
    const userIds = people.slice(from, from + AT_ONCE).map(({ userId }) => userId)
    told += (await listToldAt(db, { userIds, prefix })).size
  }
  return told
}

/** A day that has passed is no day to name. */
function isAhead(dueAt: Date | null, now: Date): dueAt is Date {
  return dueAt !== null && dueAt > now
}

/** What ends at midnight ends with the day before. */
function lastDayOf(dueAt: Date, timeZone: string): string {
  return dateInZone(timeZone, new Date(dueAt.getTime() - 1))
}
