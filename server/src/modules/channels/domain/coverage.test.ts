import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findLost, nextLookAt, stepCoverage } from './coverage.ts'

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 24, 12, minutes))
const ok = { code: 'vk.token', state: 'ok' as const, details: {} }

describe('stepCoverage', () => {
  it('moves while somebody listens', () => {
    const coverage = { coveredUntil: at(0), checks: [ok], checkedAt: at(0) }
    expect(stepCoverage(coverage, at(1))).toEqual({ kind: 'move' })
  })

  it('begins with a channel that was seen alive, not before', () => {
    expect(stepCoverage({ coveredUntil: null, checks: [], checkedAt: null }, at(1))).toEqual({ kind: 'keep' })
    expect(stepCoverage({ coveredUntil: null, checks: [ok], checkedAt: at(0) }, at(1))).toEqual({
      kind: 'move',
    })
  })

  it('waits for a look at the channel before it says what was missed', () => {
    const coverage = { coveredUntil: at(0), checks: [ok], checkedAt: at(-1) }
    expect(stepCoverage(coverage, at(60))).toEqual({ kind: 'keep' })
    expect(stepCoverage({ ...coverage, checkedAt: at(59) }, at(60))).toEqual({ kind: 'gap', from: at(0) })
  })

  it.each(['vk.callback_server', 'telegram.webhook_set', 'vk.token', 'max.reachable'])(
    'stands still while %s has failed',
    (code) => {
      const checks = [{ code, state: 'failed' as const, details: {} }]
      expect(stepCoverage({ coveredUntil: at(0), checks, checkedAt: at(1) }, at(1))).toEqual({ kind: 'keep' })
    },
  )

  it('stands still while the network has not confirmed the subscription', () => {
    const checks = [{ code: 'vk.callback_confirmed', state: 'warning' as const, details: { status: 'wait' } }]
    expect(stepCoverage({ coveredUntil: null, checks, checkedAt: at(1) }, at(1))).toEqual({ kind: 'keep' })
  })

  it('never jumps over a time in which nobody listened', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 4, max: 10_000 }),
        fc.integer({ min: -60, max: 10_000 }),
        (gap, checked) => {
          const step = stepCoverage({ coveredUntil: at(0), checks: [ok], checkedAt: at(checked) }, at(gap))
          expect(step.kind).not.toBe('move')
        },
      ),
    )
  })
})

describe('findLost', () => {
  const reach = { receive: ['comment', 'chat'], readBack: ['comment'], redeliveryMs: 60 * 60_000 }

  it('loses nothing that the network itself repeats', () => {
    expect(findLost({ from: at(0), to: at(60) }, reach)).toEqual([])
    expect(findLost({ from: at(0), to: at(61) }, reach)).toEqual(['chat'])
  })

  it('does not trust repeats when it is not known how long we were away', () => {
    expect(findLost({ from: null, to: at(1) }, reach)).toEqual(['chat'])
  })
})

it('asks ever more seldom, never less than each five minutes', () => {
  const pauses = Array.from(
    { length: 40 },
    (_, attempts) => nextLookAt(attempts, at(0)).getTime() - at(0).getTime(),
  )
  expect(pauses.every((pause, index) => index === 0 || pause >= (pauses[index - 1] ?? 0))).toBe(true)
  expect(pauses.at(-1)).toBe(5 * 60_000)
})
