import type { JobDefinition } from '../../platform/background/jobs.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import { withholdOld } from './messages/withheld.repository.ts'
import { sealOldRaw } from './raw/raw-inbox.repository.ts'

const AT_ONCE = 200
/** The number of rows for one run; the next run continues, so a large database takes a night and blocks nothing. */
const MOST_BATCHES = 50

/** Encrypts rows that an earlier version stored in clear. Without such rows a run costs one read of an index. */
export function inboxJobs(context: Pick<AppContext, 'db' | 'vault'>): JobDefinition[] {
  return [{ name: 'inbox.seal_old', cron: '*/10 * * * *', handle: () => sealOld(context) }]
}

async function sealOld({ db, vault }: Pick<AppContext, 'db' | 'vault'>): Promise<void> {
  for (const seal of [sealOldRaw, withholdOld]) {
    for (let batch = 0; batch < MOST_BATCHES; batch += 1)
      if ((await seal(db, vault, AT_ONCE)) < AT_ONCE) break
  }
}
