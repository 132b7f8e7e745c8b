/** Who is told that a right of theirs depends on a course, and when: once for each stage of each day. */
import type { GatedRight } from '@veche/contract/values/courses.ts'
import type { JobDefinition } from '../../../platform/background/jobs.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { dateInZone, timeInZone } from '../../../platform/working-time/index.ts'
import { rolesOfRight } from '../../access/index.ts'
import { addNotifications } from '../../notifications/index.ts'
import { type CoursesContext, listCourses } from '../courses/index.ts'
import { type HolderStanding, listHolderStandings } from './certificates.repository.ts'
import { type Telling, tellingOf } from './domain/standing.ts'
import { insertReminder, listGates } from './gates.repository.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** Not before people are at work. */
const FIRST_HOUR = '09:00'

/** A telling and the row that says so are one transaction: a kill between them leaves neither. */
export async function notifyHolders(
  tx: Tx,
  { clock, region: { timeZone } }: Pick<CoursesContext, 'clock' | 'region'>,
  rights: readonly GatedRight[],
): Promise<void> {
  const now = clock()
  const holders = await listHolderStandings(
    tx,
    rights.map((right) => ({ right, roles: rolesOfRight(right) })),
  )
  if (holders.length === 0) return
  const titles = new Map((await listCourses(tx)).map(({ id, content }) => [id, content.title]))
  const daysUntil = (moment: Date) => dayOf(lastDay(moment, timeZone)) - dayOf(dateInZone(timeZone, now))
  for (const holder of holders) {
    const telling = tellingOf(holder, now, daysUntil)
    if (telling === null) continue
    const key = lastDay(telling.at, timeZone)
    const { userId, right } = holder
    if (await insertReminder(tx, { userId, right, stage: telling.news, key, at: now }))
      await notify(tx, holder, { ...telling, day: key, title: titles.get(holder.courseId) ?? '' }, now)
  }
}

async function notify(
  tx: Tx,
  { userId, right, courseId }: HolderStanding,
  { news, day, title }: Telling & { day: string; title: string },
  now: Date,
): Promise<void> {
  const notice = {
    ...{ userId, incidentId: null, isUrgent: false, dedupeKey: `course:${right}:${news}:${day}` },
    ...{ kind: 'course' as const, details: { courseId, title, news, right, day } },
  }
  await addNotifications(tx, [notice], now)
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
  for (const right of rights) await db.transaction().execute((tx) => notifyHolders(tx, services, [right]))
}

export function courseJobs(context: CoursesContext): JobDefinition[] {
  return [{ name: 'courses.remind', cron: '*/10 * * * *', handle: () => remindLearners(context) }]
}
