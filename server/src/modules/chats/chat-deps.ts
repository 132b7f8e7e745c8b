import type { Connector, Network } from '../../connectors/connector.ts'
import type { Database } from '../../platform/db.ts'
import type { AppContext } from '../../platform/http/app-context.ts'
import type { Vault } from '../../platform/vault.ts'
import type { Directory } from '../directory/index.ts'
import type { RegisterDeps } from '../incidents/index.ts'

/** What reading a chat needs beside the transaction; made by `main/` for each batch. */
export type ChatDeps = RegisterDeps & {
  directory: Directory
  vault: Vault
  connectors: ReadonlyMap<Network, Connector>
}
export type ChatsContext = Pick<AppContext, 'clock' | 'vault' | 'log' | 'region'> & {
  db: Database
  loadDeps: () => Promise<ChatDeps>
}
