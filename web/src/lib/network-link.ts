import type { SystemResponse } from '@veche/contract/admin/system.ts'
import { type Network, networkOfSite } from '@veche/contract/networks/index.ts'

/** Of another look of the same page. */
const PREFIX = /^(?:www|web|m)\./

/** What the browser opens for a stored address: in the demo, the same page of the emulator of that network. */
export function networkLink(permalink: string, emulators: SystemResponse['emulators']): string {
  if (!URL.canParse(permalink)) return permalink
  const { hostname, pathname, search, hash } = new URL(permalink)
  const network = networkOfSite(hostname.replace(PREFIX, ''))
  const root = network && emulatorOf(network, emulators)
  return root ? root.replace(/\/$/, '') + pathname + search + hash : permalink
}

export function emulatorOf(network: Network, emulators: SystemResponse['emulators']): string | null {
  return emulators.find((emulator) => emulator.network === network)?.url ?? null
}
