import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ChannelFacts,
  type Check,
  computeHealth,
  findBlockingChecks,
  needsSubscription,
} from './health.ts'

const now = new Date('2026-11-24T12:00:00Z')
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
const EVENTS_AN_HOUR = (count: number) => Array.from({ length: 168 }, () => count)
const ok: Check = { code: 'vk.token', state: 'ok', details: {} }
const well: ChannelFacts = {
  checks: [ok],
  checkedAt: now,
  lastEventAt: hoursAgo(1),
  rhythm: null,
  openGaps: 0,
  unknownSends: 0,
}

describe('computeHealth', () => {
  it.each([
    ['green', 'all is well', {}],
    ['green', 'the network has said nothing yet', { lastEventAt: null }],
    [
      'green',
      'a second token was never given',
      { checks: [{ code: 'vk.user_token', state: 'warning', details: { present: false } }] },
    ],
    ['unknown', 'nobody has looked', { checkedAt: null }],
    ['red', 'a check failed', { checks: [ok, { ...ok, state: 'failed' }] }],
    ['yellow', 'a check warns', { checks: [{ ...ok, state: 'warning' }] }],
    ['yellow', 'the last look was long ago', { checkedAt: hoursAgo(2) }],
    ['yellow', 'the page has been silent for days', { lastEventAt: hoursAgo(80) }],
    ['yellow', 'it is silent when twenty events were due', { rhythm: EVENTS_AN_HOUR(21) }],
    ['green', 'so short a silence is usual', { rhythm: EVENTS_AN_HOUR(15) }],
    ['green', 'it seldom says anything', { rhythm: EVENTS_AN_HOUR(0.1), lastEventAt: hoursAgo(80) }],
    ['yellow', 'something may be missing', { openGaps: 1 }],
    ['yellow', 'nobody knows whether an answer went out', { unknownSends: 1 }],
  ] as const)('is %s when %s', (health, _why, changes) => {
    expect(computeHealth({ ...well, ...changes }, now)).toBe(health)
  })

  it('never looks better for one more trouble', () => {
    const order = ['green', 'yellow', 'red']
    const state = fc.constantFrom('ok', 'warning', 'failed')
    const checks = fc.array(
      fc.record({ code: fc.string(), state, details: fc.constant({}) }),
    ) as fc.Arbitrary<Check[]>
    fc.assert(
      fc.property(checks, checks, fc.nat(3), (some, more, gaps) => {
        const before = computeHealth({ ...well, checks: some }, now)
        const after = computeHealth({ ...well, checks: [...some, ...more], openGaps: gaps }, now)
        expect(order.indexOf(after)).toBeGreaterThanOrEqual(order.indexOf(before))
      }),
    )
  })
})

it('lets a channel in without a subscription, not without a token', () => {
  const callback: Check = { code: 'vk.callback_server', state: 'failed', details: {} }
  const token: Check = { code: 'vk.token', state: 'failed', details: {} }

  expect(findBlockingChecks([callback, token, ok])).toEqual([token])
  expect(needsSubscription([callback])).toBe(true)
  expect(needsSubscription([token])).toBe(false)
})
