import type { Database } from '../../../platform/database/db.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import type { Directory } from '../../directory/index.ts'
import type { RegisterDeps } from '../../incidents/index.ts'

/** What collecting questions and turning them into work needs beside the transaction; made by `main/` each time. */
export type LivestreamDeps = RegisterDeps & { directory: Directory }
export type LivestreamsContext = Pick<AppContext, 'clock' | 'vault' | 'log' | 'region'> & {
  db: Database
  loadDeps: () => Promise<LivestreamDeps>
}
