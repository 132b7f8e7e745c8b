import type { Connector, Network } from '../../../connectors/connector.ts'
import type { Database, Db, Tx } from '../../../platform/database/db.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import type { Vault } from '../../../platform/vault.ts'
import type { Actor } from '../../access/index.ts'
import type { Directory } from '../../directory/index.ts'
import type { RegisterDeps } from '../../incidents/index.ts'
import type { Suggester } from '../../text/index.ts'
import type { TalkModels } from '../reading/index.ts'

/** What reading a chat needs beside the transaction. `main/` builds it for each batch. */
export type ChatDeps = RegisterDeps & {
  chatModels: TalkModels
  /** What the rules alone read in a text: signs for the models of chats. */
  suggestByRules: Suggester
  directory: Directory
  vault: Vault
  connectors: ReadonlyMap<Network, Connector>
  rumours: RumourDesk
  /** From which score on a danger rang at that moment. */
  dangerBarAt: (moment: Date) => number
  /** What people here said of texts like this one; null: nothing. */
  readOwnDanger: (text: string) => { says: number; chance: number } | null
}
/** The door to `fakes`, which stands above this module: a chat passes its rumours on and waits while they are checked. */
export type RumourDesk = {
  hear: (
    tx: Tx,
    heard: { municipalityCode: string; messageIds: readonly string[] },
    deps: ChatDeps,
  ) => Promise<void>
  /** Those of these messages that wait for a refutation. */
  listHeld: (tx: Tx, messageIds: readonly string[]) => Promise<ReadonlySet<string>>
  /** Which of these cards the actor may open. */
  listVisible: (db: Db, fakeIds: readonly string[], actor: Actor) => Promise<ReadonlySet<string>>
}
export type ChatsContext = Pick<AppContext, 'clock' | 'vault' | 'log' | 'region'> & {
  db: Database
  rumours: RumourDesk
  loadDeps: () => Promise<ChatDeps>
}
