import { expect, it } from 'vitest'
import { readMend } from './mend-store.ts'

it('reads a kept correction back', () => {
  const mend = { text: 'Фонарь заменён.', privateText: '', comment: 'Опечатка', typed: { who: 'Горсвет' } }
  expect(readMend(JSON.stringify(mend))).toEqual(mend)
  const { typed: _, ...earlier } = mend
  expect(readMend(JSON.stringify(earlier))).toEqual({ ...earlier, typed: {} })
})

it('takes what it cannot read for nothing kept', () => {
  expect([readMend(null), readMend('{'), readMend('null'), readMend('{"text":1}')]).toEqual([
    null,
    null,
    null,
    null,
  ])
})
