import type { Database } from '../../../platform/database/db.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import type { Directory } from '../../directory/index.ts'
import type { RegisterDeps } from '../../incidents/index.ts'

/** What registering questions and opening incidents needs beside the transaction. `main/` builds it. */
export type LivestreamDeps = RegisterDeps & { directory: Directory }
export type LivestreamsContext = Pick<AppContext, 'clock' | 'vault' | 'log' | 'region'> & {
  db: Database
  loadDeps: () => Promise<LivestreamDeps>
}
