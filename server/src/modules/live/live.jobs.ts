import { DAY_MS } from '@veche/contract/durations.ts'
import type { JobDefinition } from '../../platform/background/jobs.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import { deleteEventsBefore } from './events.repository.ts'

/** A browser closed for longer asks for everything anew. */
const KEEP_EVENTS_MS = 2 * DAY_MS

export function liveJobs({ db, clock }: Pick<AppContext, 'db' | 'clock'>): JobDefinition[] {
  return [
    {
      name: 'live.forget_events',
      cron: '17 * * * *',
      async handle() {
        const before = new Date(clock().getTime() - KEEP_EVENTS_MS)
        await deleteEventsBefore(db, before)
      },
    },
  ]
}
