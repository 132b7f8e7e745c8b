import { CONTRIBUTION_ACTS, CONTRIBUTION_STATES } from '@veche/contract/values/casework/contributions.ts'
import { STEPS } from '@veche/contract/values/incidents.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actsOf, isOpen, isWanted, type PartState, stateAfter } from './part-state.ts'

const state = fc.constantFrom(...CONTRIBUTION_STATES)
const act = fc.constantFrom(...CONTRIBUTION_ACTS)
const side = fc.constantFrom('body', 'writer')

describe('a part', () => {
  it('that has ended stays as it ended, whatever anybody does', () => {
    fc.assert(
      fc.property(state, act, side, (from, what, who) => {
        fc.pre(!isOpen(from))
        expect(stateAfter(from, what, who)).toBeNull()
        expect(actsOf(from, { side: who, isTaker: true })).toEqual([])
      }),
    )
  })

  it('is accepted only by the writer, and only after the body has given it', () => {
    const life = fc.array(fc.record({ what: act, who: side }), { maxLength: 20 })
    fc.assert(
      fc.property(life, (steps) => {
        let now: PartState = 'asked'
        let wasGiven = false
        for (const { what, who } of steps) {
          const next = stateAfter(now, what, who)
          if (next === null) continue
          if (what === 'give') {
            expect(who).toBe('body')
            wasGiven = true
          }
          if (next === 'accepted') expect([who, now, wasGiven]).toEqual(['writer', 'given', true])
          now = next
        }
      }),
    )
  })

  it('offers exactly what it would allow', () => {
    fc.assert(
      fc.property(state, side, fc.boolean(), (from, who, isTaker) => {
        const offered = actsOf(from, { side: who, isTaker })
        for (const what of offered) expect(stateAfter(from, what, who)).not.toBeNull()
        if (isOpen(from)) expect(offered).toContain('say')
      }),
    )
  })

  it('is talked of by both sides, and that changes nothing', () => {
    for (const who of ['body', 'writer'] as const)
      for (const from of ['asked', 'taken', 'given'] as const) expect(stateAfter(from, 'say', who)).toBe(from)
  })
})

describe('isWanted', () => {
  const madeAt = STEPS.filter((step) => isWanted({ step, agencyCode: 'ours' }, 'ours'))

  it('is as long as the answer is being made', () => {
    expect(madeAt).toEqual(['assigned', 'in_progress', 'approval', 'rework', 'publishing', 'postponed'])
  })

  it('is never for another body', () => {
    for (const step of STEPS) {
      expect(isWanted({ step, agencyCode: 'theirs' }, 'ours')).toBe(false)
      expect(isWanted({ step, agencyCode: null }, 'ours')).toBe(false)
    }
  })
})
