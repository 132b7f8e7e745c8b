import { DAY_MS } from '@veche/contract/durations.ts'
import type { JobDefinition } from '../../../platform/background/jobs.ts'
import type { ReportsContext } from '../schedules/index.ts'
import { deleteRuns } from './runs.repository.ts'
import { workOnReports } from './work-on-reports.ts'

export const WORK_JOB = 'reports.work'
const KEEP_MS = 183 * DAY_MS
const PAGE = 200

export function sendingJobs(context: ReportsContext): JobDefinition[] {
  return [
    { name: WORK_JOB, cron: '* * * * *', handle: () => workOnReports(context) },
    {
      name: 'reports.forget',
      cron: '53 3 * * *',
      async handle() {
        const before = new Date(context.clock().getTime() - KEEP_MS)
        while ((await deleteRuns(context.db, { before, limit: PAGE })) === PAGE);
      },
    },
  ]
}
