import { expect, it } from 'vitest'
import { dueOn } from './due-on.ts'

it('shows what is due on a day of the region, from its first moment to that of the next', () => {
  expect(dueOn('mine', '2026-11-24', 'Europe/Moscow')).toEqual({
    ...{ queue: 'mine', dueFrom: '2026-11-23T21:00:00.000Z', dueTo: '2026-11-24T21:00:00.000Z' },
  })
  expect(dueOn('mine', undefined, 'Europe/Moscow')).toEqual({ queue: 'mine' })
})
