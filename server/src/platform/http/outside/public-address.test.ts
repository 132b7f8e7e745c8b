import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isPublicAddress } from './public-address.ts'

it.each(['8.8.8.8', '87.240.129.133', '172.15.255.255', '172.32.0.1', '100.128.0.1', '223.255.255.255'])(
  'takes %s for the open internet',
  (address) => expect(isPublicAddress(address)).toBe(true),
)

it.each(['2a00:1450:4010::65', '2606:4700::1111', '2a02:6b8::2:242'])('takes %s for it too', (address) =>
  expect(isPublicAddress(address)).toBe(true),
)

it.each([
  ...['0.0.0.0', '0.1.2.3', '10.0.0.1', '10.255.255.255', '100.64.0.1', '100.100.100.200', '127.0.0.1'],
  ...['127.255.255.254', '169.254.169.254', '172.16.0.1', '172.31.255.255', '192.0.0.1', '192.0.2.1'],
  ...['192.88.99.1', '192.168.0.1', '198.18.0.1', '198.19.255.255', '198.51.100.1', '203.0.113.9'],
  ...['224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255'],
  ...['::', '::1', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd12:3456::1', 'ff02::1', 'fec0::1'],
  ...['::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:8.8.8.8', '::127.0.0.1', '64:ff9b::7f00:1'],
  ...['64:ff9b:1::a00:1', '2001::1', '2001:db8::1', '2002:7f00:1::', '3fff::1', '100::1', '5f00::1'],
  ...['', 'localhost', '127.1', '2130706433', '0x7f000001', '0177.0.0.1', '1.2.3', '8.8.8.8:80'],
])('does not go to %s', (address) => expect(isPublicAddress(address)).toBe(false))

const byte = fc.integer({ min: 0, max: 255 })

it('goes to no IPv4 address by way of IPv6, whichever it is', () => {
  fc.assert(
    fc.property(
      byte,
      byte,
      byte,
      byte,
      fc.constantFrom('::ffff:', '::', '64:ff9b::'),
      (a, b, c, d, prefix) => {
        expect(isPublicAddress(`${prefix}${a}.${b}.${c}.${d}`)).toBe(false)
      },
    ),
  )
})

it('goes nowhere inside a private network, whichever the host', () => {
  const nets = fc.oneof(
    fc.tuple(fc.constant(10), byte, byte, byte),
    fc.tuple(fc.constant(127), byte, byte, byte),
    fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte),
    fc.tuple(fc.constant(192), fc.constant(168), byte, byte),
    fc.tuple(fc.constant(169), fc.constant(254), byte, byte),
    fc.tuple(fc.integer({ min: 224, max: 255 }), byte, byte, byte),
  )
  fc.assert(fc.property(nets, (parts) => !isPublicAddress(parts.join('.'))))
})
