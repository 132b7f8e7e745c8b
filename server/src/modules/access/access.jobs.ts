import type { JobDefinition } from '../../platform/background/jobs.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import { getJournalHead } from './journal/journal-chain.repository.ts'
import { journalEndedRefusals } from './journal/refusals.ts'
import { deleteEndedSessions, deleteEndedVerifications } from './sign-in/sign-in.repository.ts'
import { forgetOldAttempts } from './sign-in/sign-in-guard.ts'

/** Deletes ended sessions, because they hold addresses of people. */
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
      // Logs the head of the journal, because whoever cuts off its end or restores an old copy cannot change the log.
      name: 'access.tell_journal_head',
      cron: '7 * * * *',
      async handle() {
        log.info({ ...(await getJournalHead(db)) }, 'access: the end of the journal')
      },
    },
  ]
}
