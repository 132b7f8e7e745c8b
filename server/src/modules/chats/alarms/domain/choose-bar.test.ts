import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classifyMessage } from '../../classes/domain/classify-message.ts'
import { HIGHEST_BAR, LOWEST_BAR, type OwnDanger, rings } from '../../dangers/domain/alarm-bar.ts'
import { barAt, chooseBar, type Scored, STEP_A_DAY, type Weeks } from './choose-bar.ts'

const scoredOne: fc.Arbitrary<Scored> = fc.record({
  score: fc.double({ min: 0.15, max: 1, noNaN: true }),
  verdict: fc.constantFrom('danger', 'no_danger', null),
  hasRung: fc.boolean(),
})
/** As many alarms as bring their number near to the budget: there a word more or less moves the bar. */
const anyWeeks: fc.Arbitrary<Weeks> = fc.record({
  scored: fc.array(scoredOne, { minLength: 20, maxLength: 120 }),
  messages: fc.integer({ min: 90, max: 400 }),
  messagesOfWeek: fc.integer({ min: 20, max: 400 }),
  days: fc.integer({ min: 5, max: 28 }),
})
const OFTEN = { numRuns: 600 }
const anyBar = fc.integer({ min: 25, max: 70 }).map((percent) => percent / 100)
const anyBudget = fc.integer({ min: 1, max: 12 })

describe('the bar of danger', () => {
  it('is never higher for a larger budget', () => {
    fc.assert(
      fc.property(anyWeeks, anyBar, anyBudget, anyBudget, (weeks, before, one, other) => {
        const [small, large] = [Math.min(one, other), Math.max(one, other)]
        expect(chooseBar(weeks, { before, aDay: large }).bar).toBeLessThanOrEqual(
          chooseBar(weeks, { before, aDay: small }).bar,
        )
      }),
      OFTEN,
    )
  })

  it('is never lower when an alarm is told to be no danger', () => {
    fc.assert(
      fc.property(anyWeeks, anyBar, anyBudget, fc.nat(), (weeks, before, aDay, which) => {
        const rung = weeks.scored.filter(({ verdict, hasRung }) => hasRung && verdict === null)
        const told = rung[which % Math.max(1, rung.length)]
        const after = weeks.scored.map((one) =>
          one === told ? { ...one, verdict: 'no_danger' as const } : one,
        )
        expect(chooseBar({ ...weeks, scored: after }, { before, aDay }).bar).toBeGreaterThanOrEqual(
          chooseBar(weeks, { before, aDay }).bar,
        )
      }),
      OFTEN,
    )
  })

  it('moves a step a day at most, and never out of its bounds', () => {
    fc.assert(
      fc.property(anyWeeks, anyBar, anyBudget, (weeks, before, aDay) => {
        const { bar, expected } = chooseBar(weeks, { before, aDay })
        expect(Math.abs(bar - before)).toBeLessThanOrEqual(STEP_A_DAY + 1e-9)
        expect(bar).toBeGreaterThanOrEqual(LOWEST_BAR)
        expect(bar).toBeLessThanOrEqual(HIGHEST_BAR)
        expect(expected).toBeGreaterThanOrEqual(0)
      }),
      OFTEN,
    )
  })

  it('rises while people say «не опасность» more often than the duty bears', () => {
    const alarm = (score: number): Scored => ({ score, verdict: 'no_danger', hasRung: true })
    const weeks = { messages: 2800, messagesOfWeek: 700, days: 28 }
    const scored = Array.from({ length: 280 }, (_, at) => alarm(at % 2 === 0 ? 0.51 : 0.9))
    expect(chooseBar({ ...weeks, scored }, { before: 0.5, aDay: 5 })).toEqual({ bar: 0.52, expected: 5 })
    expect(chooseBar({ ...weeks, scored }, { before: 0.5, aDay: 10 }).bar).toBe(0.48)
  })

  it('stays where it is while there are too few days or messages', () => {
    const weeks = { scored: [], messages: 400, messagesOfWeek: 100, days: 28 }
    const before = { before: 0.5, aDay: 5 }
    expect(chooseBar(weeks, before).bar).toBe(0.48)
    expect(chooseBar({ ...weeks, days: 6 }, before).bar).toBe(0.5)
    expect(chooseBar({ ...weeks, messages: 99 }, before).bar).toBe(0.5)
  })

  it('is for a message that of its own moment', () => {
    const bars = [
      { fromAt: new Date('2026-11-25T00:00:00Z'), bar: 0.46 },
      { fromAt: new Date('2026-11-24T00:00:00Z'), bar: 0.48 },
    ]
    const at = (moment: string) => barAt(bars, new Date(moment))
    expect(['2026-11-23T10:00:00Z', '2026-11-24T10:00:00Z', '2026-11-26T10:00:00Z'].map(at)).toEqual([
      0.5, 0.48, 0.46,
    ])
  })
})

describe('whatever the bar', () => {
  const facts = {
    ...({ authorId: 'anna', authorRole: 'resident', repliesTo: null, isDangerByText: false } as const),
    ...{ writtenAt: new Date(0), topicConfidence: 0, hasPlace: false, namesOurPlace: false },
  }
  const read = (text: string, dangerBar: number) => classifyMessage({ ...facts, text, dangerBar }, []).class

  it.each([
    'На кухне пахнет газом, окна открыли',
    'провод оборван, искрит у подъезда',
    'люди застряли в лифте, душно, никто не отвечает',
    'ребёнка заперли в машине, плачет',
    'Из окон чердака пламя, соседей дома нет',
  ])('plain words ring: %s', (text) => {
    expect(read(text, HIGHEST_BAR)).toBe('danger')
  })

  it('a weak sign rings only below its score', () => {
    expect(read('лестница шатается', 0.5)).not.toBe('danger')
    expect(read('лестница шатается', LOWEST_BAR)).toBe('danger')
  })

  it('what people said of its like moves a score, and drops no plain words', () => {
    const heard = (text: string, own: OwnDanger) =>
      classifyMessage({ ...facts, text, ownDanger: own }, []).class
    const [none, sure] = [
      { says: 0.8, chance: 0 },
      { says: 0.8, chance: 1 },
    ]
    expect(heard('датчик опять сработал, пищит третий час', none)).not.toBe('danger')
    expect(heard('гудит и гудит эта подстанция', sure)).toBe('danger')
    expect(heard('На кухне пахнет газом, окна открыли', none)).toBe('danger')
  })

  it('plain words ring with a model that does not know them', () => {
    expect(rings({ score: 0.1, isPlain: true }, HIGHEST_BAR)).toBe(true)
    expect(rings({ score: 0.1, isPlain: false }, LOWEST_BAR)).toBe(false)
  })
})
