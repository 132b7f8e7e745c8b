import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesOf, textOf } from '../bytes/bytes.ts'
import VECTORS from '../testing/data/canonical-json.json' with { type: 'json' }
import { canonicalJson } from './canonical-json.ts'
import { computeCommitment } from './commitment.ts'
import type { QuestionEntry } from './entry.ts'
import { readEntry, writeEntry } from './read-entry.ts'
import { findSeconds, timeOf } from './times.ts'

const TAKEN: QuestionEntry = {
  v: 1,
  kind: 'taken',
  at: '2025-10-01T08:00:05Z',
  question: 1,
  state: 'open',
  source: 'incident',
  taken: '2025-10-01T08:00:00Z',
}

const read = (text: string) => () => readEntry(bytesOf(text))
const spelt = (more: object) => canonicalJson({ ...TAKEN, ...more })

describe('canonicalJson', () => {
  it.each(VECTORS)('spells the published example $name', ({ in: written, out }) => {
    expect(canonicalJson(JSON.parse(written))).toBe(out)
  })

  it('refuses what JSON cannot say', () => {
    expect(() => canonicalJson(Number.NaN)).toThrow('JSON has no NaN')
    expect(() => canonicalJson('\uD800')).toThrow('surrogate')
    expect(() => canonicalJson({ '\uDC00': 1 })).toThrow('surrogate')
  })
})

describe('readEntry', () => {
  it('reads what writeEntry wrote', () => {
    expect(readEntry(writeEntry(TAKEN))).toEqual(TAKEN)
  })

  it.each([
    ['not_text', Uint8Array.of(0xff)],
    ['too_large', new Uint8Array(1025)],
    ['entry_not_json', bytesOf('{')],
    ['entry_not_json', bytesOf('[]')],
    ['entry_not_json', bytesOf('null')],
    ['entry_member: v', bytesOf('{}')],
  ])('refuses with %s', (code, bytes) => {
    expect(() => readEntry(bytes)).toThrow(code)
  })

  it.each([
    [
      'another order',
      canonicalJson({ ...TAKEN })
        .replace('"at"', '"kind"')
        .replace('"kind":"taken"', ''),
    ],
    ['a space', spelt({}).replace(':', ': ')],
    ['a number in another spelling', spelt({}).replace('"question":1', '"question":1.0')],
    ['a letter in another spelling', spelt({ topic: 'a' }).replace('"topic":"a"', '"topic":"\\u0061"')],
    ['a member twice', spelt({}).replace('"question":1', '"question":1,"question":1')],
    ['a byte order mark', `\uFEFF${spelt({})}`],
  ])('refuses %s', (_, text) => {
    expect(read(text)).toThrow('entry_')
  })

  it.each([
    ['a member that nobody knows', { author: 'x' }, 'author'],
    ['null', { topic: null }, 'topic'],
    ['false', { late: false }, 'late'],
    ['a question without a number', { question: 0 }, 'question'],
    ['half a minute', { minutes: 0.5 }, 'minutes'],
    ['a time that is none', { due: '2025-02-30T08:00:00Z' }, 'due'],
    ['a time of another zone', { due: '2025-02-01T08:00:00+03:00' }, 'due'],
    ['a time with milliseconds', { due: '2025-02-01T08:00:00.000Z' }, 'due'],
    ['a commitment in capitals', { commitment: 'A'.repeat(64) }, 'commitment'],
    ['a rule without its version', { rule: 'nine-hours' }, 'rule'],
    ['a key in a question', { key: 'x' }, 'key'],
    ['a kind that nobody knows', { kind: 'improved' }, 'kind'],
    ['a key without an origin', { kind: 'key' }, 'key'],
  ])('refuses %s', (_, more, member) => {
    expect(read(spelt(more))).toThrow(`entry_member: ${member}`)
  })

  it('refuses a question that does not say when it was taken, but for an erased one', () => {
    const { taken: _, source: __, ...bare } = TAKEN
    expect(read(canonicalJson(bare))).toThrow('entry_member: source')
    expect(read(canonicalJson({ ...bare, kind: 'erased' }))).not.toThrow()
  })

  it('refuses names that objects have of themselves', () => {
    expect(read('{"__proto__":1}')).toThrow('entry_member: __proto__')
    expect(read('{"constructor":1}')).toThrow('entry_member: constructor')
  })

  it('reads or refuses, whatever the bytes are', () => {
    const spoilt = fc.tuple(fc.nat(200), fc.nat(255)).map(([at, byte]) => {
      const bytes = writeEntry(TAKEN)
      bytes[at % bytes.length] = byte
      return bytes
    })
    const json = fc.json().map(bytesOf)
    fc.assert(
      fc.property(fc.oneof(spoilt, json, fc.uint8Array({ maxLength: 1100 })), (bytes) => {
        try {
          const entry = readEntry(bytes)
          expect(textOf(bytes)).toBe(canonicalJson(entry))
        } catch (error) {
          expect(error).toMatchObject({ name: 'Unreadable' })
        }
      }),
      { numRuns: 2000 },
    )
  })
})

it('reads every second as it was written, and nothing else', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e9 }), (seconds) => {
      expect(findSeconds(timeOf(seconds))).toBe(seconds)
    }),
  )
  expect(findSeconds('2024-02-29T23:59:59Z')).toBe(Date.UTC(2024, 1, 29, 23, 59, 59) / 1000)
  expect(findSeconds('2025-02-29T23:59:59Z')).toBeNull()
  expect(findSeconds('2025-02-28T24:00:00Z')).toBeNull()
  expect(findSeconds('2025-02-28T23:59:60Z')).toBeNull()
})

it('commits to what is private by a hash of random bytes and canonical JSON', () => {
  const random = new Uint8Array(32).fill(7)
  const committed = { text: 'Когда включат свет?', id: '42', author: 'vk:1' }
  const written = '{"author":"vk:1","id":"42","text":"Когда включат свет?"}'
  const hash = createHash('sha256').update(random).update(written).digest('hex')
  expect(computeCommitment(random, committed)).toBe(hash)
  expect(() => computeCommitment(random.slice(1), committed)).toThrow('32 random bytes')
})
