/** Both verifiers read the same entries and believe the same signatures. */
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Bytes, base64Of, bytesOf } from '../src/bytes/bytes.ts'
import { canonicalJson } from '../src/entry/canonical-json.ts'
import { readEntry, writeEntry } from '../src/entry/read-entry.ts'
import { isSignature, openSigner } from '../src/notes/sign.ts'
import { buildMonth, buildRumours } from '../src/testing/month.ts'
import { keyEntry } from '../src/testing/press.ts'
import { ask, needPython } from './ask.ts'

beforeAll(needPython)

describe('both readers of entries', () => {
  const isRead = (bytes: Bytes) => {
    try {
      readEntry(bytes)
      return true
    } catch {
      return false
    }
  }

  it('read and refuse the same', () => {
    const entries = [keyEntry(), ...buildRumours(), ...buildMonth(24)].map(writeEntry)
    const value = fc.oneof(
      fc.json(),
      fc.constantFrom(
        '1e3',
        '1.0',
        '-0',
        '9007199254740993',
        '"\\ud800"',
        'NaN',
        'tru',
        '"2025-02-30T00:00:00Z"',
        '"1969-12-31T23:59:59Z"',
        '[[[[[[',
        '"x/1"',
        '"\u0085"',
        '"a\\u0000b"',
      ),
    )
    const member = fc.tuple(
      fc.constantFrom(
        'at',
        'question',
        'rule',
        'network',
        'late',
        'minutes',
        'topic',
        'rumour',
        'verdict',
        'zone',
        'kind',
        'key',
        '__proto__',
        'zz',
      ),
      value,
    )
    const entry = fc.constantFrom(...entries)
    const patched = fc.tuple(entry, member).map(([bytes, [name, text]]) => {
      const members = { ...JSON.parse(new TextDecoder().decode(bytes)) }
      delete members[name]
      const rest = canonicalJson(members)
        .slice(1, -1)
        .split(/,(?=")/)
      return bytesOf(`{${[...rest, `${JSON.stringify(name)}:${text}`].sort().join(',')}}`)
    })
    const flipped = fc
      .tuple(entry, fc.nat(), fc.nat(255))
      .map(([bytes, at, byte]) => bytes.with(at % bytes.length, byte))
    const cases = fc.sample(
      fc.oneof(
        patched,
        flipped,
        fc.uint8Array({ maxLength: 60 }).map((one) => Uint8Array.from(one)),
      ),
      { numRuns: 3000, seed: 20251003 },
    )
    const byPython = ask('book.read_entry(data(case)) is not None', cases.map(base64Of))
    const differ = cases.filter((bytes, at) => isRead(bytes) !== byPython[at])
    expect(differ.map((bytes) => new TextDecoder().decode(bytes))).toEqual([])
    expect(cases.filter((_, at) => byPython[at]).length).toBeGreaterThan(50)
  })
})

describe('both checks of signatures', () => {
  // RFC 8032, section 7.1, tests 1 to 3.
  const PUBLISHED = [
    [
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      '',
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    ],
    [
      '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      '72',
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    ],
    [
      'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
      'af82',
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
    ],
  ].map((parts) => parts.map((part) => Uint8Array.from(Buffer.from(part, 'hex'))) as [Bytes, Bytes, Bytes])
  const check = (cases: readonly (readonly [Bytes, Bytes, Bytes])[]) =>
    ask(
      'book.is_signature(*[data(part) for part in case])',
      cases.map(([key, message, signature]) => [key, signature, message].map(base64Of)),
    )

  it('accept the signatures of the standard', () => {
    expect(check(PUBLISHED)).toEqual([true, true, true])
  })

  it('accept and refuse the same', async () => {
    const signer = await openSigner('a', new Uint8Array(32).fill(3))
    const message = bytesOf('message')
    const signature = await signer.sign(message)
    const one = [signer.key.publicKey, message, signature] as const
    const order = 2n ** 252n + 27742317777372353535851937790883648493n
    const scalar = (number: bigint) =>
      Uint8Array.from({ length: 32 }, (_, at) => Number((number >> BigInt(8 * at)) & 255n))
    const s = signature.slice(32).reduceRight((number, byte) => number * 256n + BigInt(byte), 0n)
    const flipped = Array.from(
      { length: 64 },
      (_, bit) => [one[0], message, signature.with(bit, signature[bit]! ^ 1)] as const,
    )
    const ends = [0n, 1n, order - 1n, order, s + order].map(
      (number) => [one[0], message, Uint8Array.from([...signature.slice(0, 32), ...scalar(number)])] as const,
    )
    const others = [
      [one[0], bytesOf('massage'), signature],
      [one[0], message, signature.slice(0, 63)],
      [one[0].with(0, one[0][0]! ^ 1), message, signature],
      [new Uint8Array(32), message, new Uint8Array(64)],
      [new Uint8Array(31), message, signature],
    ] as const
    const cases = [one, ...flipped, ...ends, ...others]
    const byUs = await Promise.all(cases.map(([key, text, signed]) => isSignature(key, signed, text)))
    expect(check(cases)).toEqual(byUs)
    expect(byUs.filter(Boolean).length).toBe(1)
  })
})
