import { DAY_MS } from '@veche/contract/durations.ts'
import { z } from 'zod'
import type { JobDefinition } from '../../platform/background/jobs.ts'
import { deleteOldRuns } from './bulk/bulk.repository.ts'
import { BULK_JOB, continueBulk } from './bulk/run-bulk.ts'
import type { DeskContext } from './desk-context.ts'
import { deleteForgottenViews } from './views/views.repository.ts'
import { lookAtWatches } from './watches/look-at-watches.ts'

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
    { name: 'desk.look_at_views', cron: '* * * * *', handle: () => lookAtWatches(context) },
    { name: 'desk.forget', cron: '30 3 * * *', handle: () => forgetOld(context) },
  ]
}

/** Removes old lists of runs: they are for the undo, and the history of each incident keeps what was done. */
async function forgetOld({ db, clock }: DeskContext): Promise<void> {
  const daysAgo = (days: number) => new Date(clock().getTime() - days * DAY_MS)
  const dayAgo = daysAgo(1)
  await deleteOldRuns(db, { before: daysAgo(KEEP_RUNS_DAYS), previewedBefore: dayAgo })
  await deleteForgottenViews(db, dayAgo)
}
