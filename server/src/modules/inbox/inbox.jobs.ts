import type { JobDefinition } from '../../platform/background/jobs.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import { withholdOld } from './messages/withheld.repository.ts'
import { sealOldRaw } from './raw/raw-inbox.repository.ts'

const AT_ONCE = 200
/** A turn ends here and the next goes on: a large database takes a night, and holds up nothing. */
const MOST_BATCHES = 50

/** What an earlier version stored in clear is sealed; without any such rows a turn costs one look at an index. */
export function inboxJobs(context: Pick<AppContext, 'db' | 'vault'>): JobDefinition[] {
  return [{ name: 'inbox.seal_old', cron: '*/10 * * * *', handle: () => sealOld(context) }]
}

async function sealOld({ db, vault }: Pick<AppContext, 'db' | 'vault'>): Promise<void> {
  for (const seal of [sealOldRaw, withholdOld]) {
    for (let batch = 0; batch < MOST_BATCHES; batch += 1)
      if ((await seal(db, vault, AT_ONCE)) < AT_ONCE) break
  }
}
