import type { Network } from '../connectors/connector.ts'

/** Where people find our page; null for what has no address: work from a file, networks not connected yet. */
export function pageUrl(network: Network, externalId: string): string | null {
  return network === 'vk' && /^\d+$/.test(externalId) ? `https://vk.com/club${externalId}` : null
}
