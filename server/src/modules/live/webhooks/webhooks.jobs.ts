import { DAY_MS } from '@veche/contract/durations.ts'
import type { JobDefinition } from '../../../platform/background/jobs.ts'
import { forgetEvents } from './deliveries.repository.ts'
import type { WebhooksContext } from './webhooks-context.ts'

/** How long an administrator may look back, and send again. */
const KEEP_MS = 30 * DAY_MS

export function webhookJobs({ db, clock }: Pick<WebhooksContext, 'db' | 'clock'>): JobDefinition[] {
  return [
    {
      name: 'webhooks.forget_events',
      cron: '41 3 * * *',
      async handle() {
        const before = new Date(clock().getTime() - KEEP_MS)
        await db.transaction().execute((tx) => forgetEvents(tx, before))
      },
    },
  ]
}
