/** From a schedule to a run of it: when it is due, or when somebody presses «send now». */
import type { Tx } from '../../../platform/database/db.ts'
import { newId } from '../../../platform/ids.ts'
import { latestDue, nextRunAfter, periodOfRun } from '../../../platform/run-times/next-run.ts'
import {
  listRecipients,
  lockDueSchedules,
  type ReportsContext,
  type ReportsServices,
  type Schedule,
  updateNextRun,
} from '../schedules/index.ts'
import { insertDeliveries } from './deliveries.repository.ts'
import { insertRun } from './runs.repository.ts'

const AT_ONCE = 50

/** Each in one transaction with the schedule's next run, so that two processes start it once. */
export async function startDueRuns({
  db,
  ...services
}: Pick<ReportsContext, 'db' | 'clock' | 'region'>): Promise<void> {
  const now = services.clock()
  const { timeZone } = services.region
  for (;;) {
    const started = await db.transaction().execute(async (tx) => {
      const schedules = await lockDueSchedules(tx, { now, limit: AT_ONCE })
      for (const schedule of schedules) {
        const dueAt = latestDue(schedule, { firstAt: schedule.nextRunAt, now }, timeZone)
        await startRun(tx, services, { schedule, dueAt, isByHand: false })
        await updateNextRun(tx, schedule.id, nextRunAfter(schedule, dueAt, timeZone))
      }
      return schedules.length
    })
    if (started < AT_ONCE) return
  }
}

type Start = { schedule: Schedule; dueAt: Date; isByHand: boolean }

export async function startRun(
  tx: Tx,
  { clock, region }: Pick<ReportsServices, 'clock' | 'region'>,
  { schedule, dueAt, isByHand }: Start,
): Promise<string> {
  const now = clock()
  const {
    id: scheduleId,
    ownerId,
    title,
    kind,
    municipalityCode,
    agencyCode,
    network,
    groupCode,
    topicCode,
    viewId,
    format,
    language,
  } = schedule
  const { from, to } = periodOfRun(schedule, dueAt, region.timeZone)
  const id = newId()
  const isNew = await insertRun(tx, {
    ...{ id, scheduleId, ownerId, title, kind, municipalityCode, agencyCode, viewId, format, language },
    ...{ network, groupCode, topicCode },
    ...{ periodFrom: from, periodTo: to, dueAt, isByHand, nextAttemptAt: now, createdAt: now },
  })
  if (!isNew) return id
  const recipients = (await listRecipients(tx, [scheduleId])).get(scheduleId) ?? []
  await insertDeliveries(tx, { runId: id, recipients, now })
  return id
}
