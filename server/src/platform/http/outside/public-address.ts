/** Knows which addresses are the open internet. All others are this machine, its neighbours, or nobody. */
import { BlockList, isIP } from 'node:net'

const CLOSED: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  // Carrier-grade NAT; some clouds keep their metadata here.
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  // Link-local, and the metadata of clouds.
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.88.99.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  // Multicast, reserved and broadcast.
  ['224.0.0.0', 3, 'ipv4'],
  // Parts of 2000::/3 that are not open: tunnels and assignments that hide an IPv4 address, documentation.
  ['2001::', 23, 'ipv6'],
  ['2001:db8::', 32, 'ipv6'],
  ['2002::', 16, 'ipv6'],
  ['3fff::', 20, 'ipv6'],
]

const closed = new BlockList()
for (const [net, prefix, family] of CLOSED) closed.addSubnet(net, prefix, family)

/** Only this part of IPv6 is assigned. Loopback, local, multicast, mapped and translated addresses lie outside it. */
const global6 = new BlockList()
global6.addSubnet('2000::', 3, 'ipv6')

/** Is false also for a text that is no address and for an address with a zone. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !closed.check(address, 'ipv4')
    case 6:
      return !address.includes('%') && global6.check(address, 'ipv6') && !closed.check(address, 'ipv6')
    default:
      return false
  }
}
