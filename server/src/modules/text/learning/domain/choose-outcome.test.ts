import { describe, expect, it } from 'vitest'
import { chooseOutcome, ENOUGH_HELD, type Figures, isUsed } from './choose-outcome.ts'

const score = (topic: number, inThree = topic) => ({ topic, inThree })
const FEW: Figures = {
  ...{ held: 12, before: score(2), after: score(11) },
  ...{ corrections: { held: 10, before: 0, after: 9 }, shipped: { right: 150, lost: 1 } },
}
const choose = (changes: Partial<Figures> = {}, isAutomatic = true) =>
  chooseOutcome({ ...FEW, ...changes }, { isAutomatic })

describe('what was learnt', () => {
  it('is used when it is better, or as good on enough texts', () => {
    expect(choose()).toBe('better')
    expect(choose({ held: ENOUGH_HELD, after: score(2), corrections: FEW.corrections })).toBe('no_worse')
    expect([isUsed('better'), isUsed('no_worse'), isUsed('waits')]).toEqual([true, true, false])
  })

  it('is not used when the first topic or the first three are right less often', () => {
    expect(choose({ before: score(2, 12), after: score(11, 11) })).toBe('worse')
    expect(choose({ before: score(12), after: score(11) })).toBe('worse')
  })

  it('is not used on few texts unless it reads corrections better', () => {
    expect(choose({ corrections: { held: 3, before: 1, after: 1 } })).toBe('of_no_use')
    const many = { held: ENOUGH_HELD, corrections: { held: 3, before: 1, after: 1 } }
    expect(choose(many)).toBe('better')
  })

  it('is not used when it spoils what was read rightly', () => {
    expect(choose({ shipped: { right: 150, lost: 8 } })).toBe('harms')
  })

  it('waits for a person after somebody has gone back', () => {
    expect(choose({}, false)).toBe('waits')
    expect(choose({ after: score(1) }, false)).toBe('worse')
  })
})
