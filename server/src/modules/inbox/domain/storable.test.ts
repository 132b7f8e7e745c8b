import { expect, it } from 'vitest'
import { isStorable } from './storable.ts'

const event = {
  container: 'max:chat:-70999000111',
  externalId: 'mid.1',
  version: 't1.a',
  parentExternalId: null,
  threadExternalId: 'mid.1',
  author: { externalId: '5' },
  occurredAt: new Date('2026-11-24T09:00:00Z'),
}

it('keeps what networks say', () => {
  expect(isStorable(event)).toBe(true)
  expect(isStorable({ ...event, parentExternalId: 'm'.repeat(300) })).toBe(true)
})

it.each([
  ['an id without end', { externalId: 'm'.repeat(3000) }],
  ['a place without end', { container: 'm'.repeat(3000) }],
  ['an author without end', { author: { externalId: 'm'.repeat(3000) } }],
  ['no moment at all', { occurredAt: new Date(Number.NaN) }],
  ['a moment before history', { occurredAt: new Date(-8e15) }],
  ['a moment after all plans', { occurredAt: new Date(8e15) }],
])('does not keep %s', (_what, changes) => {
  expect(isStorable({ ...event, ...changes })).toBe(false)
})
