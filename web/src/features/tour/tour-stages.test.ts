import { expect, it } from 'vitest'
import { pickFreshest, stageOf } from './tour-stages.ts'

const older = { id: 'a', foundAt: '2026-11-23T06:00:00Z' }
const newer = { id: 'b', foundAt: '2026-11-23T07:00:00Z' }

it('follows the question that came last', () => {
  expect(pickFreshest([newer, older], null)).toBe(newer)
})

it('takes another question when asked for another', () => {
  expect(pickFreshest([newer, older], 'b')).toBe(older)
  expect(pickFreshest([newer], 'b')).toBeNull()
})

it('does not call an answer published before the network confirmed it', () => {
  expect(stageOf('publishing')).toBe('approved')
  expect(stageOf('awaiting_author')).toBe('published')
})
