import { describe, expect, it } from 'vitest'
import { buildOpinion } from '../test-fake.ts'
import { verdictView } from './verdict-view.ts'

const mine = buildOpinion({ userId: 'me', isMine: true })
const outcomeOf = (...opinions: ReturnType<typeof buildOpinion>[]) => verdictView({ opinions }).outcome

describe('verdictView', () => {
  it('waits for two', () => {
    expect(outcomeOf()).toBe('nobody')
    expect(outcomeOf(mine)).toBe('one')
  })

  it('knows that another has spoken, not what', () => {
    const hidden = buildOpinion({ userId: 'other', verdict: null, reason: null })
    expect(verdictView({ opinions: [hidden] })).toMatchObject({ isHidden: true, mine: null, outcome: 'one' })
  })

  it('tells when two say the same and when they do not', () => {
    expect(outcomeOf(mine, buildOpinion({ userId: 'other' }))).toBe('agree')
    expect(outcomeOf(mine, buildOpinion({ userId: 'other', verdict: 'fake' }))).toBe('disagree')
  })

  it('lets a third one decide', () => {
    const other = buildOpinion({ userId: 'other', verdict: 'fake' })
    expect(outcomeOf(mine, other, buildOpinion({ userId: 'third', verdict: 'fake' }))).toBe('agree')
  })

  it('counts only the latest word of each, in whatever order they come', () => {
    const first = buildOpinion({ userId: 'other', verdict: 'fake', at: '2026-11-23T09:00:00.000Z' })
    const later = buildOpinion({ userId: 'other', at: '2026-11-23T09:30:00.000Z' })
    expect(verdictView({ opinions: [later, mine, first] })).toMatchObject({
      outcome: 'agree',
      opinions: [{ verdict: 'distortion' }, { verdict: 'distortion' }],
    })
  })
})
