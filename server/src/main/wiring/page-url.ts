import type { Connector, Network } from '../../connectors/connector.ts'

/** Where people find our page; null for what has no address: work from a file, networks not connected yet. */
export function createPageUrl(connectors: ReadonlyMap<Network, Connector>) {
  return (network: Network, externalId: string): string | null =>
    connectors.get(network)?.pageUrl(externalId) ?? null
}
