import { expect, it } from 'vitest'
import { readRefusals } from './refusal-store.ts'

it('reads why each answer was refused', () => {
  const kept = [['one', JSON.stringify({ code: 'answer.reason_required', details: { remarks: 2 } })]]
  expect(readRefusals(JSON.stringify(kept)).get('one')).toMatchObject({
    code: 'answer.reason_required',
    details: { remarks: 2 },
  })
})

it('still says that it was refused when the reason cannot be read', () => {
  const refusals = readRefusals(
    JSON.stringify([
      ['one', 'not what we write'],
      ['two', 'null'],
    ]),
  )
  expect([...refusals.values()].map(({ code }) => code)).toEqual(['unexpected', 'unexpected'])
})
