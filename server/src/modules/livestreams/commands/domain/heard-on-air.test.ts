import { expect, it } from 'vitest'
import { heardOnAir } from './heard-on-air.ts'

const heard = (
  state: Parameters<typeof heardOnAir>[0]['state'],
  readOutS: number | null,
  timeCodeS: number | null,
) => heardOnAir({ state, readOutS, timeCodeS })

it('calls an answer only what was answered', () => {
  expect(heard('answered', 60, 95)).toEqual({ kind: 'answered', second: 60 })
  expect(heard('answered', null, 95.9)).toEqual({ kind: 'answered', second: 95 })
})

it('calls an errand a promise, whatever became of it after', () => {
  for (const state of ['partly', 'on_control', 'answered_later'] as const)
    expect(heard(state, 60, 95)).toEqual({ kind: 'promised', second: 60 })
})

it('says of a question that was only read out that it was heard', () => {
  for (const state of ['selected', 'on_control', 'answered_later'] as const)
    expect(heard(state, 60, null)).toEqual({ kind: 'read_out', second: 60 })
})

it('says nothing of what was not on air or was declined there', () => {
  expect(heard('on_control', null, null)).toBeNull()
  for (const state of ['received', 'declined', 'folded', 'aside'] as const)
    expect(heard(state, 60, null)).toBeNull()
})
