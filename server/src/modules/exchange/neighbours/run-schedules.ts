/** From a schedule to a file: once for what is due, however long the product was down; its owner is told. */
import { EXPORT_FAILURES } from '@veche/contract/values/admin/neighbours.ts'
import type { Tx } from '../../../platform/database/db.ts'
import { latestDue, nextRunAfter } from '../../../platform/run-times/next-run.ts'
import { addNotifications } from '../../notifications/index.ts'
import type { ExchangeContext } from '../exchange-context.ts'
import { type ExchangeJobRow, insertJob } from '../exchange-jobs.repository.ts'
import { exportPeriod } from './domain/export-period.ts'
import { findMapping } from './mappings.repository.ts'
import { addFailure, isAtWork, lockDue, updateSchedule } from './schedules.repository.ts'

const AT_ONCE = 20

/** Each in one transaction with the schedule's next run, so that two processes begin it once. */
export async function startDueExports(
  { db, clock, region, jobs }: Pick<ExchangeContext, 'db' | 'clock' | 'region' | 'jobs'>,
  runJob: string,
): Promise<void> {
  const now = clock()
  const zone = region.timeZone
  for (;;) {
    const begun = await db.transaction().execute(async (tx) => {
      const due = await lockDue(tx, { now, limit: AT_ONCE })
      for (const { id, nextRunAt, ownerId, mappingId, format, ...said } of due) {
        const times = { ...said, monthDay: null }
        await updateSchedule(tx, id, { nextRunAt: nextRunAfter(times, now, zone) })
        if (await isAtWork(tx, id)) continue
        const dueAt = latestDue(times, { firstAt: nextRunAt, now }, zone)
        const params = { ...exportPeriod(times, dueAt, zone), mappingId }
        const job = { kind: 'export', ownerId, state: 'queued', format, params, scheduleId: id, now } as const
        await jobs.add(tx, runJob, { jobId: await insertJob(tx, job) })
      }
      return due.length
    })
    if (begun < AT_ONCE) return
  }
}

type Ended = Pick<ExchangeJobRow, 'id' | 'ownerId' | 'params' | 'scheduleId'>

/** The file stands on the shelf. */
export async function settleWritten(tx: Tx, job: Ended, now: Date): Promise<void> {
  if (job.scheduleId === null) return
  await updateSchedule(tx, job.scheduleId, { failures: 0, writtenTo: job.params.to })
  await tell(tx, job, { news: 'written', now })
}

/** The next run tries again with the same days; who fails too often is turned off. */
export async function settleFailed(tx: Tx, job: Ended, now: Date): Promise<void> {
  if (job.scheduleId === null) return
  const counted = await addFailure(tx, job.scheduleId)
  if (!counted || counted.failures < EXPORT_FAILURES) return
  await updateSchedule(tx, job.scheduleId, { offAt: now, isOffByFailures: true })
  await tell(tx, job, { news: 'stopped', now })
}

async function tell(
  tx: Tx,
  { id, ownerId, params }: Ended,
  { news, now }: { news: 'written' | 'stopped'; now: Date },
): Promise<void> {
  const mapping = params.mappingId === null ? null : await findMapping(tx, params.mappingId)
  const notice = {
    ...({ userId: ownerId, kind: 'exchange', incidentId: null, isUrgent: false } as const),
    ...{ details: { news, name: mapping?.name ?? '' }, dedupeKey: `exchange:${id}:${news}` },
  }
  await addNotifications(tx, [notice], now)
}
