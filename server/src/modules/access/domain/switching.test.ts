import { expect, it } from 'vitest'
import { type Switching, whyNotSwitched } from './switching.ts'

const facts: Switching = {
  ...{ isActive: false, actorId: 'me' },
  known: ['me', 'anna', 'gleb'].map((id) => ({ id, isActive: true })),
  administratorIds: ['anna', 'gleb'],
}

it('leaves every administrator where all who are so by hand are chosen', () => {
  const chosen = ['anna', 'gleb']
  expect(chosen.map((id) => whyNotSwitched(id, facts, chosen))).toEqual([
    ...['last_administrator', 'last_administrator'],
  ])
  expect(whyNotSwitched('anna', facts, ['anna'])).toBeNull()
  expect(whyNotSwitched('anna', { ...facts, administratorIds: ['anna', 'me'] }, ['anna', 'me'])).toBeNull()
})

it('never switches off the one who presses, and says what needs nothing', () => {
  expect(whyNotSwitched('me', facts, ['me'])).toBe('own_account')
  expect(whyNotSwitched('anna', { ...facts, isActive: true }, ['anna'])).toBe('already')
  expect(whyNotSwitched('nobody', facts, ['nobody'])).toBe('gone')
})
