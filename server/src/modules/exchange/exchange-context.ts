import type { Network } from '../../connectors/connector.ts'
import type { Database } from '../../platform/database/db.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import { type Directory, getDirectory, loadWorkingTime, type WorkingTime } from '../directory/index.ts'

export type ExchangeContext = Pick<AppContext, 'db' | 'vault' | 'clock' | 'log' | 'region' | 'jobs'> & {
  /** Where files wait for their owners. */
  folder: string
  /** Address of a page of ours in its network. */
  pageUrl: (network: Network, externalId: string) => string | null
}

const STANDARD_SCHEDULE = 'standard'

/** What both directions need to know of the region, read once for a file. */
export type Region = {
  name: string
  directory: Directory
  workingTime: WorkingTime
  scheduleOf: (agencyCode: string | null) => string
}

export async function readRegion(db: Database): Promise<Region> {
  const [directory, workingTime] = await Promise.all([getDirectory(db), loadWorkingTime(db)])
  const schedules = new Map(directory.agencies.map(({ code, scheduleCode }) => [code, scheduleCode]))
  return {
    name: directory.region.name,
    directory,
    workingTime,
    scheduleOf: (agencyCode) => (agencyCode && schedules.get(agencyCode)) || STANDARD_SCHEDULE,
  }
}
