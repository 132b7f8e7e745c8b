/** Where an address from outside leads: it is resolved here, once, and the connection goes to what was looked at. */
import { lookup } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import { OutsideError } from './outside-error.ts'
import { isPublicAddress } from './public-address.ts'

export type Address = { address: string; family: number }
export type Resolve = (host: string) => Promise<Address[]>
/** `lookup` is absent where the address itself stands in the URL. */
export type OutsideTarget = { url: URL; lookup?: LookupFunction }

export const resolveHost: Resolve = (host) => lookup(host, { all: true })

export function readOutsideUrl(text: string, base?: URL): URL {
  if (!URL.canParse(text, base)) throw new OutsideError('blocked')
  return new URL(text, base)
}

/** Origins that our own settings name are trusted wherever they are: an emulator, a proxy of the region. */
export async function findTarget(
  url: URL,
  { trustedOrigins, resolve }: { trustedOrigins: readonly string[]; resolve: Resolve },
): Promise<OutsideTarget> {
  if (url.username !== '' || url.password !== '') throw new OutsideError('blocked')
  if (/^https?:$/.test(url.protocol) && trustedOrigins.includes(url.origin)) return { url }
  if (url.protocol !== 'https:') throw new OutsideError('blocked')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0) {
    if (!isPublicAddress(host)) throw new OutsideError('blocked')
    return { url }
  }
  const addresses = await resolve(host).catch(() => {
    throw new OutsideError('away')
  })
  // One closed address among open ones is a trap: which of them is taken is not ours to say.
  if (addresses.length === 0 || !addresses.every(({ address }) => isPublicAddress(address)))
    throw new OutsideError('blocked')
  return { url, lookup: pinnedTo(addresses) }
}

/** A name asked twice may answer differently: the connection gets what was looked at and asks nobody. */
function pinnedTo(addresses: readonly Address[]): LookupFunction {
  return (_host, { all }, callback) => {
    const [first] = addresses
    if (all) callback(null, [...addresses])
    else callback(null, first?.address ?? '', first?.family)
  }
}
