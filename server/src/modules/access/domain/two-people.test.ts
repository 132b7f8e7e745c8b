import { describe, expect, it } from 'vitest'
import { areInOneHand, areTied, hasStood, STANDING_MS } from './two-people.ts'

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

describe('accounts made in a row', () => {
  const made = (byId: string, toId: string) => ({ toId, byIds: [byId], at })
  const row = [made('maker', 'first'), made('first', 'second'), made('maker', 'other')]

  it('are tied to each before them, and brothers are not', () => {
    expect(areTied(row, ['maker', 'second'], later(-1))).toBe(true)
    expect(areTied(row, ['maker', 'second'], at)).toBe(false)
    expect(areTied(row, ['first', 'other'], later(-1))).toBe(false)
  })

  it('are in one hand while it made both, also through others', () => {
    for (const pair of [
      ['first', 'other'],
      ['second', 'other'],
      ['maker', 'second'],
    ] as const) {
      expect([pair, areInOneHand(row, pair, later(-1))]).toEqual([pair, true])
      expect([pair, areInOneHand(row, pair, at)]).toEqual([pair, false])
    }
    expect(areInOneHand(row, ['stranger', 'second'], later(-1))).toBe(false)
  })

  it('that made each other end somewhere', () => {
    const circle = [made('a', 'b'), made('b', 'a')]
    expect(areInOneHand(circle, ['a', 'c'], later(-1))).toBe(false)
    expect(areTied(circle, ['a', 'b'], later(-1))).toBe(true)
  })
})

it('an administrator confirms what was asked a full day after they became one, with a second factor', () => {
  const standing = { isAdministrator: true, hasSecondFactor: true, since: at }
  expect(hasStood(standing, later(STANDING_MS))).toBe(true)
  expect(hasStood(standing, later(STANDING_MS - 1))).toBe(false)
  expect(hasStood({ ...standing, hasSecondFactor: false }, later(STANDING_MS))).toBe(false)
  expect(hasStood({ ...standing, isAdministrator: false }, later(STANDING_MS))).toBe(false)
})
