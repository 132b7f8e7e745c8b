/** Resolves an address from outside once, and the connection goes to the address that was checked. */
import { lookup } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import { OutsideError } from './outside-error.ts'
import { isPublicAddress } from './public-address.ts'

export type Address = { address: string; family: number }
export type Resolve = (host: string) => Promise<Address[]>
/** `lookup` is absent where the URL holds the address itself. */
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
  // A name with one closed address among open ones is a trap, because we do not choose which of them is taken.
  if (addresses.length === 0 || !addresses.every(({ address }) => isPublicAddress(address)))
    throw new OutsideError('blocked')
  return { url, lookup: pinnedTo(addresses) }
}

/** Gives the connection the addresses that were checked, because a name that is asked twice may answer differently. */
function pinnedTo(addresses: readonly Address[]): LookupFunction {
  return (_host, { all }, callback) => {
    const [first] = addresses
    if (all) callback(null, [...addresses])
    else callback(null, first?.address ?? '', first?.family)
  }
}
