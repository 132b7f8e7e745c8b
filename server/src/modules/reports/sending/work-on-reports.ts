/** One turn of the work: what is due is started, what is started is written, what is written is sent. */
import { AppError } from '../../../platform/errors.ts'
import type { ReportsContext } from '../schedules/index.ts'
import { buildRun } from './build-run.ts'
import { MOST_ATTEMPTS, nextBuildAt } from './domain/retries.ts'
import { claimRuns, type Run, saveBuildFailure, saveBuilt } from './runs.repository.ts'
import { sendDeliveries } from './send-deliveries.ts'
import { startDueRuns } from './start-runs.ts'

const AT_ONCE = 5

export async function workOnReports(context: ReportsContext): Promise<void> {
  await startDueRuns(context)
  for (;;) {
    const runs = await claimRuns(context.db, { now: context.clock(), limit: AT_ONCE })
    for (const run of runs) await buildOne(context, run)
    if (runs.length < AT_ONCE) break
  }
  await sendDeliveries(context)
}

async function buildOne(context: ReportsContext, run: Run): Promise<void> {
  const { db, clock, log } = context
  try {
    const built = await buildRun(context, run)
    await db.transaction().execute((tx) => saveBuilt(tx, run, { ...built, now: clock() }))
  } catch (error) {
    // What was refused once is refused again; anything else may pass.
    const isExpected = error instanceof AppError
    if (!isExpected) log.error({ err: error, runId: run.id }, 'a report was not written')
    const isOver = isExpected || run.attempts >= MOST_ATTEMPTS
    await saveBuildFailure(db, run, {
      state: isOver ? 'failed' : 'queued',
      errorCode: isExpected ? error.code : 'unexpected',
      nextAttemptAt: nextBuildAt(run.attempts, clock()),
    })
  }
}
