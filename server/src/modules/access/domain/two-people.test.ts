import { describe, expect, it } from 'vitest'
import { areTied, hasStood, STANDING_MS } from './two-people.ts'

const at = new Date('2026-11-24T09:00:00Z')
const later = (ms: number) => new Date(at.getTime() + ms)

describe('two accounts', () => {
  const handings = [{ toId: 'puppet', byIds: ['maker', 'second'], at }]

  it.each([
    ['maker', 'puppet'],
    ['puppet', 'maker'],
    ['second', 'puppet'],
  ] as const)('%s and %s are tied, whoever speaks first', (one, other) => {
    expect(areTied(handings, [one, other], null)).toBe(true)
  })

  it('made by one hand are not tied to strangers, nor for longer than is asked', () => {
    expect(areTied(handings, ['stranger', 'puppet'], null)).toBe(false)
    expect(areTied(handings, ['maker', 'second'], null)).toBe(false)
    expect(areTied(handings, ['maker', 'puppet'], at)).toBe(false)
    expect(areTied(handings, ['maker', 'puppet'], later(-1))).toBe(true)
  })
})

it('an administrator confirms what was asked a full day after they became one, with a second factor', () => {
  const standing = { isAdministrator: true, hasSecondFactor: true, since: at }
  expect(hasStood(standing, later(STANDING_MS))).toBe(true)
  expect(hasStood(standing, later(STANDING_MS - 1))).toBe(false)
  expect(hasStood({ ...standing, hasSecondFactor: false }, later(STANDING_MS))).toBe(false)
  expect(hasStood({ ...standing, isAdministrator: false }, later(STANDING_MS))).toBe(false)
})
