import type { SystemResponse } from '@veche/contract/admin/system.ts'
import type { Network } from '@veche/contract/common.ts'

/** Sites of the networks, without the prefixes that lead to another look of the same page. */
const SITES: Readonly<Record<string, Network>> = {
  'vk.com': 'vk',
  'vk.ru': 'vk',
  't.me': 'telegram',
  'telegram.me': 'telegram',
  'max.ru': 'max',
  'ok.ru': 'ok',
}
const PREFIX = /^(?:www|web|m)\./

/** What the browser opens for a stored address: in the demo, the same page of the emulator of that network. */
export function networkLink(permalink: string, emulators: SystemResponse['emulators']): string {
  if (!URL.canParse(permalink)) return permalink
  const { hostname, pathname, search, hash } = new URL(permalink)
  const network = SITES[hostname.replace(PREFIX, '')]
  const root = network && emulatorOf(network, emulators)
  return root ? root.replace(/\/$/, '') + pathname + search + hash : permalink
}

export function emulatorOf(network: Network, emulators: SystemResponse['emulators']): string | null {
  return emulators.find((emulator) => emulator.network === network)?.url ?? null
}
