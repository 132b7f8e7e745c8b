import { STEPS } from '@veche/contract/values/incidents.ts'
import { describe, expect, it } from 'vitest'
import { hasFinalAnswer, isSupplement, mayHoldSupplement } from './supplement.ts'

const NOW = new Date('2026-11-24T09:00:00Z')
const WORKED_ON = ['distribution', 'assigned', 'in_progress', 'approval', 'rework', 'publishing'] as const

describe('a supplement', () => {
  it.each(STEPS)('%s: an answered question with its outcome is one only while it is worked on', (step) => {
    const isWorkedOn = WORKED_ON.some((one) => one === step)

    expect(isSupplement({ step, answeredAt: NOW, outcome: 'solved' })).toBe(isWorkedOn)
    expect(mayHoldSupplement({ step, answeredAt: NOW })).toBe(isWorkedOn)
  })

  it('is none before the answer', () => {
    expect(isSupplement({ step: 'in_progress', answeredAt: null, outcome: null })).toBe(false)
    expect(mayHoldSupplement({ step: 'in_progress', answeredAt: null })).toBe(false)
  })

  it('is none after a reopening, though its text may still wait for its writer', () => {
    expect(isSupplement({ step: 'in_progress', answeredAt: NOW, outcome: null })).toBe(false)
    expect(mayHoldSupplement({ step: 'in_progress', answeredAt: NOW })).toBe(true)
  })
})

it('takes a promise for no final answer, nor an outcome that nobody was told', () => {
  expect(hasFinalAnswer({ answeredAt: NOW, outcome: 'explained' })).toBe(true)
  expect(hasFinalAnswer({ answeredAt: NOW, outcome: 'postponed' })).toBe(false)
  expect(hasFinalAnswer({ answeredAt: null, outcome: 'explained' })).toBe(false)
})
