import type { ChannelAccount, Connector, Network } from '../../../connectors/connector.ts'
import type { Database } from '../../../platform/database/db.ts'
import type { BroughtFiles } from '../../../platform/files/brought-files.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import type { Directory } from '../../directory/index.ts'
import type { DeadlineBook } from '../../incidents/index.ts'

/** What work on cards needs beside the transaction. `main/` builds it. */
export type FakeDeps = { book: DeadlineBook; directory: Directory; now: Date }
export type FakesContext = Pick<AppContext, 'clock' | 'vault' | 'log' | 'region'> & {
  db: Database
  /** Evidence, pictures of screens, pictures of refutations. */
  files: BroughtFiles
  connectors: ReadonlyMap<Network, Connector>
  findAccount: (channelId: string) => Promise<ChannelAccount | null>
  loadDeps: () => Promise<FakeDeps>
}
