import { z } from 'zod'
import type { JobDefinition } from '../../platform/background/jobs.ts'
import type { ExchangeContext } from './exchange-context.ts'
import { deleteJobs } from './exchange-jobs.repository.ts'
import { FILE_LIVES_MS, forgetOldFiles } from './job-files.ts'
import { startDueExports } from './neighbours/run-schedules.ts'
import { runExchange } from './run-exchange.ts'

/** Queues in the database have these names: jobs that wait in them survive an upgrade. */
export const RUN_JOB = 'spreadsheet.run'
const JOB_LIVES_MS = 30 * 86_400_000

const Payload = z.object({ jobId: z.uuid() })

export function exchangeJobs(context: ExchangeContext): JobDefinition[] {
  return [
    {
      name: RUN_JOB,
      async handle(payloads) {
        for (const payload of payloads) await runExchange(context, Payload.parse(payload).jobId)
      },
    },
    {
      name: 'spreadsheet.schedules',
      cron: '* * * * *',
      handle: () => startDueExports(context, RUN_JOB),
    },
    {
      name: 'spreadsheet.forget',
      cron: '17 * * * *',
      async handle() {
        const now = context.clock().getTime()
        await forgetOldFiles(context.folder, new Date(now - FILE_LIVES_MS))
        await deleteJobs(context.db, new Date(now - JOB_LIVES_MS))
      },
    },
  ]
}
