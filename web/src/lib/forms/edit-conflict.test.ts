import { expect, it } from 'vitest'
import { ApiError } from '../api.ts'
import {
  baseOf,
  chooseSide,
  conflictOf,
  isUndecided,
  takenOf,
  touchedOf,
  withTaken,
} from './edit-conflict.ts'

const refusal = new ApiError('edit.fields_changed', 409, {
  fields: [{ field: 'name', now: 'Служба парков' }],
  by: 'Анна',
  at: '2026-11-28T04:40:00.000Z',
})

it('reads what stands now and who put it there, and takes no other refusal for it', () => {
  expect(conflictOf(refusal)).toEqual({
    fields: [{ field: 'name', now: 'Служба парков' }],
    ...{ by: 'Анна', at: '2026-11-28T04:40:00.000Z' },
  })
  expect(conflictOf(new ApiError('edit.fields_changed', 409))).toBeNull()
  expect(conflictOf(new ApiError('directory.in_use', 409, refusal.details))).toBeNull()
  expect(conflictOf(new Error('edit.fields_changed'))).toBeNull()
})

it('waits for a choice in each field, and then sends from what stands now', () => {
  const base = baseOf({ name: 'Парки', phone: '1', kind: 'utility' })
  const mine = { name: 'Сады', phone: '2', kind: 'utility' }
  expect(touchedOf(base, mine)).toEqual({
    changes: { name: 'Сады', phone: '2' },
    before: { name: 'Парки', phone: '1' },
  })
  const taken = takenOf(conflictOf(refusal)!, mine)
  expect(taken.fields).toEqual([{ field: 'name', mine: 'Сады', now: 'Служба парков', chosen: null }])
  expect(isUndecided(taken)).toBe(true)
  expect(isUndecided(chooseSide(taken, 'name', 'mine'))).toBe(false)
  const next = { shown: withTaken(base.shown, taken), raw: withTaken(base.raw, taken) }
  // One's own name over theirs, knowingly.
  expect(touchedOf(next, mine)).toEqual({
    changes: { name: 'Сады', phone: '2' },
    before: { name: 'Служба парков', phone: '1' },
  })
  // Theirs: there is nothing of it to send.
  expect(touchedOf(next, { ...mine, name: 'Служба парков' })).toEqual({
    changes: { phone: '2' },
    before: { phone: '1' },
  })
})

it('sends nothing where nothing was touched', () => {
  expect(touchedOf(baseOf({ on: [1, 2] }), { on: [1, 2] })).toBeNull()
})
