import { expect, it } from 'vitest'
import { findUnsealed, isWithoutWords, sealOf } from './erased-rows.ts'

const row = (seq: number, type: string, details: object) => ({ seq, type, hash: `h${seq}`, details })
const found = row(1, 'found', { messageId: 'x' })
const bare = row(2, 'return', { erased: true })
const erased = (rows: readonly ReturnType<typeof row>[]) => row(3, 'erased', { kept: sealOf(rows) })

it('speaks for the rows that have lost their words', () => {
  expect([found, bare].map(isWithoutWords)).toEqual([false, true])
  expect(findUnsealed([found])).toBeNull()
  expect(findUnsealed([found, bare, erased([found, bare])])).toBeNull()
})

it('names a row that has lost its words without it', () => {
  expect(findUnsealed([found, bare])).toBe(2)
  expect(findUnsealed([found, bare, row(3, 'erased', {})])).toBe(2)
})

it('names a row that was changed after it', () => {
  const rows = [found, bare, erased([found, bare])]
  for (const change of [{ type: 'assign' }, { hash: 'h9' }, { details: { erased: true, agencyCode: 'x' } }])
    expect(findUnsealed(rows.map((one) => (one === bare ? { ...bare, ...change } : one)))).toBe(2)
})

it('speaks for no row that comes after it', () => {
  expect(findUnsealed([found, row(3, 'erased', { kept: sealOf([]) }), { ...bare, seq: 4 }])).toBe(4)
})
