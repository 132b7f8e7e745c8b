import type { Connector, Network } from '../../../connectors/connector.ts'
import type { FileStore } from '../../../platform/files/files.ts'
import type { AppContext } from '../../../platform/http/app-context.ts'
import type { ChannelBook } from '../../channels/index.ts'
import type { RawWriter } from '../../inbox/index.ts'
import type { RegisterDeps } from '../../incidents/index.ts'
import type { Tickets } from '../form/form-ticket.ts'

export type ByHandContext = AppContext & {
  connectors: ReadonlyMap<Network, Connector>
  channels: ChannelBook
  writer: RawWriter
  /** What residents attached. */
  files: FileStore
  tickets: Tickets
  /** What the rules of texts read in a question. */
  loadSuggest: () => Promise<RegisterDeps['suggest']>
  /** Where residents find their question. */
  publicUrl: string
}
