/** Who is told that a right of theirs depends on a course, and when: once for each stage of each day. */
import type { GatedRight } from '@veche/contract/values/courses.ts'
import type { JobDefinition } from '../../../platform/background/jobs.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { dateInZone, timeInZone } from '../../../platform/working-time/index.ts'
import { rolesOfRight } from '../../access/index.ts'
import { addNotifications } from '../../notifications/index.ts'
import { type CoursesContext, listCourses } from '../courses/index.ts'
import { listHolderStandings } from './certificates.repository.ts'
import { tellingOf } from './domain/standing.ts'
import { insertReminders, listGates } from './gates.repository.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** Not before people are at work. */
const FIRST_HOUR = '09:00'

/** A telling and the row that says so are one transaction: a kill between them leaves neither. */
export async function notifyHolders(
  tx: Tx,
  { clock, region: { timeZone } }: Pick<CoursesContext, 'clock' | 'region'>,
  right: GatedRight,
): Promise<void> {
  const now = clock()
  const holders = await listHolderStandings(tx, [{ right, roles: rolesOfRight(right) }])
  const daysUntil = (moment: Date) => dayOf(lastDay(moment, timeZone)) - dayOf(dateInZone(timeZone, now))
  const due = holders.flatMap((holder) => {
    const telling = tellingOf(holder, now, daysUntil)
    return telling ? [{ ...holder, news: telling.news, day: lastDay(telling.at, timeZone) }] : []
  })
  const reminders = due.map(({ userId, news, day }) => ({ userId, right, stage: news, key: day, at: now }))
  const told = await insertReminders(tx, reminders)
  if (told.size === 0) return
  const titles = new Map((await listCourses(tx)).map(({ id, content }) => [id, content.title]))
  const notices = due
    .filter(({ userId }) => told.has(userId))
    .map(({ userId, courseId, news, day }) => ({
      ...{ userId, incidentId: null, isUrgent: false, dedupeKey: `course:${right}:${news}:${day}` },
      kind: 'course' as const,
      details: { courseId, title: titles.get(courseId) ?? '', news, right, day },
    }))
  await addNotifications(tx, notices, now)
}

/** What ends at midnight ends with the day before. */
function lastDay(moment: Date, timeZone: string): string {
  return dateInZone(timeZone, new Date(moment.getTime() - 1))
}

function dayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getTime() / DAY_MS
}

export async function remindLearners(context: CoursesContext): Promise<void> {
  const { db, ...services } = context
  if (timeInZone(services.region.timeZone, services.clock()) < FIRST_HOUR) return
  const rights = (await listGates(db)).map(({ right }) => right)
  for (const right of rights) await db.transaction().execute((tx) => notifyHolders(tx, services, right))
}

export function courseJobs(context: CoursesContext): JobDefinition[] {
  return [{ name: 'courses.remind', cron: '*/10 * * * *', handle: () => remindLearners(context) }]
}
