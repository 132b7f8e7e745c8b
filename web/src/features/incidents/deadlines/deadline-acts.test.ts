import { expect, it } from 'vitest'
import { actsOf } from './deadline-acts.ts'

const CHANGE = {
  at: '2026-03-02T09:00:00.000Z',
  byName: 'Ольга',
  reason: 'ждём подрядчика',
  before: '2026-03-03T09:00:00.000Z',
  after: '2026-03-05T09:00:00.000Z',
}

it('says of a pause that still runs that it runs', () => {
  const pauses = [{ from: '2026-03-01T09:00:00.000Z', until: null, byName: null, reason: 'суд' }]
  expect(actsOf({ changes: [], pauses })).toMatchObject([{ kind: 'paused', after: null }])
})

it('puts the latest act first', () => {
  const pauses = [
    { from: '2026-03-01T09:00:00.000Z', until: '2026-03-01T10:00:00.000Z', byName: null, reason: 'суд' },
  ]
  expect(actsOf({ changes: [CHANGE], pauses }).map(({ kind }) => kind)).toEqual(['moved', 'resumed'])
})
