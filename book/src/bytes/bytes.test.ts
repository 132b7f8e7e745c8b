import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { base64Of, bytesOf, fromBase64, hexOf, textOf } from './bytes.ts'
import { sha256 } from './sha256.ts'

const anyBytes = fc.uint8Array({ maxLength: 300 })

describe('sha256', () => {
  // FIPS 180-4, examples of one and two blocks.
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
  ])('hashes %j as the standard says', (text, hash) => {
    expect(hexOf(sha256(bytesOf(text)))).toBe(hash)
  })

  it('hashes everything as OpenSSL does', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        expect(hexOf(sha256(bytes))).toBe(createHash('sha256').update(bytes).digest('hex'))
      }),
      { numRuns: 1000 },
    )
  })

  it('hashes a million letters', () => {
    expect(hexOf(sha256(new Uint8Array(1_000_000).fill(0x61)))).toBe(
      'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0',
    )
  })
})

describe('base64', () => {
  it('reads back what it wrote, as Node does', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        expect(base64Of(bytes)).toBe(Buffer.from(bytes).toString('base64'))
        expect([...fromBase64(base64Of(bytes))]).toEqual([...bytes])
      }),
    )
  })

  it.each(['YQ', 'YR==', 'YQ==\n', ' YQ==', 'Y-8=', 'YQ===', '=', 'я'])('refuses %j', (text) => {
    expect(() => fromBase64(text)).toThrow('not_base64')
  })
})

it('refuses bytes that are no UTF-8, and keeps a byte order mark', () => {
  expect(() => textOf(Uint8Array.of(0xc3, 0x28))).toThrow('not_text')
  expect(textOf(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toBe('\uFEFFa')
})
