import { HOUR_MS, MINUTE_MS, SECOND_MS } from '@veche/contract/durations.ts'
import { describe, expect, it } from 'vitest'
import { judgeSigns, type SignCount } from './judge-signs.ts'
import { isSolvedElsewhere, readSigns, type SignFacts } from './signs.ts'

const FACTS: SignFacts = {
  outcome: null,
  hasEvidence: false,
  postponements: 0,
  isSolvedElsewhere: false,
  returnLeftMs: null,
  answerLeftMs: null,
}
const read = (facts: Partial<SignFacts>) => readSigns({ ...FACTS, ...facts })

describe('signs of an incident', () => {
  it('say nothing of an incident that just came', () => {
    expect(Object.values(read({}))).toEqual([null, null, null, null, null])
  })

  it.each([
    ['closedWithoutEvidence', { outcome: 'solved' }, true],
    ['closedWithoutEvidence', { outcome: 'solved', hasEvidence: true }, false],
    ['closedWithoutEvidence', { outcome: 'explained' }, null],
    ['postponedAgain', { postponements: 1 }, false],
    ['postponedAgain', { postponements: 2 }, true],
    ['explainedSolvable', { outcome: 'explained' }, null],
    ['explainedSolvable', { outcome: 'explained', isSolvedElsewhere: true }, true],
    ['explainedSolvable', { outcome: 'solved', isSolvedElsewhere: true }, false],
    ['explainedSolvable', { outcome: 'not_solved', isSolvedElsewhere: true }, null],
    ['returnedInLastHour', { returnLeftMs: 90 * MINUTE_MS }, false],
    ['returnedInLastHour', { returnLeftMs: HOUR_MS }, true],
    ['answeredInLastMinute', { answerLeftMs: 59 * SECOND_MS }, true],
    ['answeredInLastMinute', { answerLeftMs: HOUR_MS }, false],
    ['answeredInLastMinute', { answerLeftMs: -1 }, null],
  ] as const)('%s of %o: %s', (sign, facts, shows) => {
    expect(read(facts)[sign]).toBe(shows)
  })

  it('call a topic solved elsewhere by what others do, and only when they did it often', () => {
    const closings = [
      { agencyCode: 'roads', topicCode: 'holes', solved: 0, explained: 50 },
      { agencyCode: 'heat', topicCode: 'holes', solved: 15, explained: 5 },
      { agencyCode: 'heat', topicCode: 'taxes', solved: 0, explained: 30 },
    ]
    const ask = (agencyCode: string, topicCode: string) =>
      isSolvedElsewhere(closings, { agencyCode, topicCode })
    expect(ask('roads', 'holes')).toBe(true)
    expect(ask('heat', 'holes')).toBe(false)
    expect(ask('roads', 'taxes')).toBe(false)
    expect(ask('roads', 'lamps')).toBe(false)
  })
})

describe('signs of a body', () => {
  const league = (own: { count: number; of: number }): SignCount[] => [
    { agencyCode: 'own', sign: 'postponedAgain', ...own },
    ...Array.from({ length: 9 }, (_, at) => {
      return { agencyCode: `other-${at}`, sign: 'postponedAgain' as const, count: 10, of: 100 }
    }),
  ]
  const judgeOwn = (own: { count: number; of: number }) =>
    judgeSigns(league(own)).find(({ agencyCode }) => agencyCode === 'own')

  it('are flagged when chance cannot explain them', () => {
    expect(judgeOwn({ count: 40, of: 100 })).toMatchObject({
      share: 0.4,
      ofOthers: 0.1,
      isBeyondChance: true,
    })
  })

  it('are told but not flagged when it can', () => {
    expect(judgeOwn({ count: 2, of: 5 })).toMatchObject({ share: 0.4, isBeyondChance: false })
    expect(judgeOwn({ count: 0, of: 100 })).toMatchObject({ share: 0, isBeyondChance: false })
  })

  it('are left out where they could not show', () => {
    expect(judgeOwn({ count: 0, of: 0 })).toBeUndefined()
  })

  it('have the chance that SciPy gives', () => {
    // betabinom.sf(5, 20, 30.5, 270.5), times two tests, one of them certain to be larger.
    const rows = [
      { agencyCode: 'own', sign: 'postponedAgain' as const, count: 6, of: 20 },
      { agencyCode: 'other', sign: 'postponedAgain' as const, count: 30, of: 300 },
    ]
    expect(judgeSigns(rows)[0]?.q).toBeCloseTo(0.029753946205706594, 9)
  })
})
