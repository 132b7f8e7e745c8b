import type { AppContext } from '../../platform/http/app-context.ts'
import type { JobDefinition } from '../../platform/jobs.ts'
import { forgetOldAttempts } from './sign-in-guard.ts'

/** What has ended is deleted: sessions hold addresses of people, and nobody needs them any more. */
export function accessJobs({ db, clock }: Pick<AppContext, 'db' | 'clock'>): JobDefinition[] {
  return [
    {
      name: 'access.forget_ended',
      cron: '41 * * * *',
      async handle() {
        const now = clock()
        await db.deleteFrom('session').where('expiresAt', '<', now).execute()
        await db.deleteFrom('verification').where('expiresAt', '<', now).execute()
        await forgetOldAttempts(db, now)
      },
    },
  ]
}
