import type { OwnFieldShape, OwnValue } from '@veche/contract/rules/own-fields/own-field.ts'
import { wordsOfValue } from '@veche/contract/rules/own-fields/own-field.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ownAt, ownKey, ownPast } from './own-past.ts'

const plain = { maxLength: null, min: null, max: null, options: [] }
const FIELDS: OwnFieldShape[] = [
  { ...plain, code: 'pole', kind: 'line' },
  { ...plain, code: 'depth', kind: 'number' },
  { ...plain, code: 'since', kind: 'day' },
  { ...plain, code: 'lit', kind: 'yes_no' },
  {
    ...{ ...plain, code: 'company', kind: 'choice' },
    options: [
      { code: 'north', name: 'Север', nameEn: null, isRetired: false },
      { code: 'south', name: 'Юг', nameEn: null, isRetired: true },
    ],
  },
]
const VALUES: Record<string, fc.Arbitrary<OwnValue | null>> = {
  pole: fc.option(fc.constantFrom('17-А', '17-а', 'у дома 5')),
  depth: fc.option(fc.constantFrom(0, -1.5, 12)),
  since: fc.option(fc.constantFrom('2026-11-24', '2026-02-28')),
  lit: fc.option(fc.boolean()),
  company: fc.option(fc.constantFrom('north', 'south')),
}
const change = fc
  .constantFrom(...FIELDS)
  .chain((field) => VALUES[field.code]!.map((value) => ({ field, value })))

it('is what was said at each step, whatever was said later', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), fc.array(change, { maxLength: 4 }), (changes, asked) => {
      const said = new Map<string, OwnValue>()
      for (const { field, value } of asked) if (value !== null) said.set(field.code, value)
      const keysNow = () => Object.fromEntries([...said].map(([code, value]) => [code, ownKey(value)]))
      const lived = [keysNow()]
      const steps = changes.map(({ field, value }, index) => {
        const inWords = (one: OwnValue | null) => (one === null ? null : wordsOfValue(field, one))
        const from = inWords(said.get(field.code) ?? null)
        if (value === null) said.delete(field.code)
        else said.set(field.code, value)
        lived.push(keysNow())
        const fields = [{ code: field.code, name: field.code, from, to: inWords(value) }]
        return { seq: index + 1, at: new Date(index), type: 'field_changed', details: { fields } }
      })
      const spans = ownPast(steps, { fields: FIELDS, now: Object.fromEntries(said) })
      expect(lived.map((_, seq) => ownAt(spans, seq))).toEqual(lived)
    }),
  )
})

it('knows nothing of a field that is there no more, nor of words that were erased', () => {
  const details = { fields: [{ code: 'gone', from: 'было', to: null }, { code: 'pole' }, 'x'] }
  const steps = [{ seq: 3, at: new Date(0), type: 'field_changed', details }]
  expect(ownPast(steps, { fields: FIELDS, now: {} })).toEqual([
    { fromSeq: 0, keys: {} },
    { fromSeq: 3, keys: {} },
  ])
})
