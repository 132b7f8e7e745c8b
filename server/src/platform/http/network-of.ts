import { isIPv6 } from 'node:net'

/** What is counted as one visitor: a household or an office has a whole /64 of IPv6. */
export function networkOf(ip: string): string {
  return isIPv6(ip) && !ip.startsWith('::ffff:') ? ip.split(':').slice(0, 4).join(':') : ip
}
