import type { Connector } from './connector.ts'
import type { ConnectorLog } from './http/http-client.ts'

/** What `main/` has to know of a network before there is a connector of it. */
export type ConnectorMaker = {
  /** Root of its interface of programs, unless `<NETWORK>_API_URL` says another; null where it has none. */
  apiUrl: string | null
  /** On which port after the product's own the demo emulates it; null: it does not. */
  demoPort: number | null
  make(needs: ConnectorNeeds): Connector
}

export type ConnectorNeeds = {
  /** Empty where the network has no interface of programs. */
  apiUrl: string
  /** Where browsers find the product. */
  publicUrl: string
  /** In whose name the region answers. */
  officialName: string
  /** What residents attached. */
  findFile: (hash: string) => Promise<Uint8Array | null>
  /** By what name mail servers are greeted. */
  helloName: string | null
  log: ConnectorLog
}
