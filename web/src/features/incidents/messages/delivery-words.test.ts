import { DELIVERY_STATES } from '@veche/contract/incidents.ts'
import { expect, it } from 'vitest'
import { DELIVERY_LOOK, ledgerOf } from './delivery-words.ts'

it('says nothing is answered while no text is approved', () => {
  expect(ledgerOf([{ delivery: 'none' }, { delivery: 'none' }])).toEqual({
    isAnswered: false,
    sent: 0,
    total: 2,
  })
})

it('counts only what stands in the thread as delivered', () => {
  const members = DELIVERY_STATES.map((delivery) => ({ delivery }))
  expect(ledgerOf(members)).toEqual({ isAnswered: true, sent: 1, total: DELIVERY_STATES.length })
})

it('knows a shape for every state', () => {
  expect(Object.keys(DELIVERY_LOOK).sort()).toEqual([...DELIVERY_STATES].sort())
})
