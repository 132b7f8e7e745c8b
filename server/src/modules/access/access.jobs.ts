import type { JobDefinition } from '../../platform/background/jobs.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import { getJournalHead } from './journal/journal-chain.repository.ts'
import { journalEndedRefusals } from './journal/refusals.ts'
import { deleteEndedSessions, deleteEndedVerifications } from './sign-in/sign-in.repository.ts'
import { forgetOldAttempts } from './sign-in/sign-in-guard.ts'

/** What has ended is deleted: sessions hold addresses of people, and nobody needs them any more. */
export function accessJobs({ db, clock, log }: Pick<AppContext, 'db' | 'clock' | 'log'>): JobDefinition[] {
  return [
    {
      name: 'access.forget_ended',
      cron: '41 * * * *',
      async handle() {
        const now = clock()
        await deleteEndedSessions(db, now)
        await deleteEndedVerifications(db, now)
        await forgetOldAttempts(db, now)
      },
    },
    {
      name: 'access.tell_refusals',
      cron: '*/5 * * * *',
      handle: () => journalEndedRefusals(db, clock()),
    },
    {
      // Outside the database: who cuts the journal's end off, or puts an old copy back, does not reach the log.
      name: 'access.tell_journal_head',
      cron: '7 * * * *',
      async handle() {
        log.info({ ...(await getJournalHead(db)) }, 'access: the end of the journal')
      },
    },
  ]
}
