import { DAY_MS } from '@veche/contract/durations.ts'
import { z } from 'zod'
import type { JobDefinition } from '../../platform/background/jobs.ts'
import { BULK_JOB, continueBulk } from './bulk/run-bulk.ts'
import type { DeskContext } from './desk-context.ts'

/** A day more than a run can be undone (run-bulk.ts). */
const KEEP_RUNS_DAYS = 31
const BulkPayload = z.object({ runId: z.uuid() })

export function deskJobs(context: DeskContext): JobDefinition[] {
  return [
    {
      name: BULK_JOB,
      handle: (payloads) =>
        continueBulk(
          context,
          payloads.map((payload) => BulkPayload.parse(payload).runId),
        ),
    },
    { name: 'desk.forget', cron: '30 3 * * *', handle: () => forgetOld(context) },
  ]
}

/** The history of each incident keeps what was done; the list of a run is for its undo. */
async function forgetOld({ db, clock }: DeskContext): Promise<void> {
  const daysAgo = (days: number) => new Date(clock().getTime() - days * DAY_MS)
  await db
    .deleteFrom('bulkRun')
    .where(({ eb, or, and }) =>
      or([
        eb('createdAt', '<', daysAgo(KEEP_RUNS_DAYS)),
        and([eb('state', '=', 'preview'), eb('createdAt', '<', daysAgo(1))]),
      ]),
    )
    .execute()
  await db.deleteFrom('savedView').where('deletedAt', '<', daysAgo(1)).execute()
}
