import { expect, it } from 'vitest'
import { readMend } from './mend-store.ts'

it('reads a kept correction back', () => {
  const mend = { text: 'Фонарь заменён.', privateText: '', comment: 'Опечатка' }
  expect(readMend(JSON.stringify(mend))).toEqual(mend)
})

it('takes what it cannot read for nothing kept', () => {
  expect([readMend(null), readMend('{'), readMend('null'), readMend('{"text":1}')]).toEqual([
    null,
    null,
    null,
    null,
  ])
})
