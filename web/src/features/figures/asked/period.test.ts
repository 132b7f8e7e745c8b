import { FigureMatrixQuery } from '@veche/contract/figures.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filterOf, readFiguresSearch } from '../figures-search.ts'
import { addDays, daysIn, PERIOD_KINDS, periodOf, problemOf, stepPeriod } from './period.ts'
import { scopeOf } from './scope.ts'

const TODAY = '2026-11-30'

describe('a period', () => {
  it.each([
    [{}, '2026-11-24', '2026-11-30'],
    [{ period: 'today' }, '2026-11-30', '2026-11-30'],
    [{ period: 'month' }, '2026-10-31', '2026-11-30'],
    [{ period: 'quarter' }, '2026-08-31', '2026-11-30'],
    [{ period: 'year' }, '2025-12-01', '2026-11-30'],
    [{ period: 'week', to: '2026-11-22' }, '2026-11-16', '2026-11-22'],
    [{ period: 'month', to: '2026-03-31' }, '2026-03-01', '2026-03-31'],
    [{ period: 'any', from: '2026-11-03', to: '2026-11-05' }, '2026-11-03', '2026-11-05'],
    [{ period: 'any', from: '2020-01-01', to: '2026-11-05' }, '2026-10-30', '2026-11-05'],
    // What cannot be is a week, and nothing ends tomorrow.
    [{ period: 'any', from: '2026-12-03' }, '2026-11-24', '2026-11-30'],
    [{ period: 'today', to: '2027-01-01' }, '2026-11-30', '2026-11-30'],
  ] as const)('%j goes from %s to %s', (search, from, to) => {
    expect(periodOf(search, TODAY)).toEqual({ from, to })
  })

  it('steps back to the day before it, and forward again to today', () => {
    const before = stepPeriod({ period: 'week' }, TODAY, -1)
    expect(before.to).toBe('2026-11-23')
    expect(stepPeriod(before, TODAY, 1)).toEqual({ period: 'week', to: undefined })
  })

  it('never ends after today and is never longer than may be asked', () => {
    const kind = fc.constantFrom(...PERIOD_KINDS)
    fc.assert(
      fc.property(kind, fc.array(fc.constantFrom(1, -1), { maxLength: 8 }), (period, steps) => {
        const search = steps.reduce<ReturnType<typeof stepPeriod>>(
          (at, by) => stepPeriod(at, TODAY, by > 0 ? 1 : -1),
          { period, from: '2026-11-03', to: '2026-11-20' },
        )
        const { from, to } = periodOf(search, TODAY)
        expect([to <= TODAY, from <= to, problemOf(from, to)]).toEqual([true, true, null])
      }),
    )
  })

  it('is one that the server takes, whatever stands in the address', () => {
    const day = fc
      .integer({ min: -60_000, max: 3000 })
      .map((days) => addDays(TODAY, days))
      .filter((text) => text.length === 10)
    const broken = fc.oneof(day, fc.string(), fc.constant(undefined), fc.integer())
    const address = fc.record({
      ...{ period: fc.oneof(fc.constantFrom(...PERIOD_KINDS), fc.string()), from: broken, to: broken },
      ...{ groupCode: fc.oneof(fc.constantFrom('roads'), fc.string()), municipalityCode: fc.string() },
    })
    fc.assert(
      fc.property(
        address,
        day,
        fc.array(fc.constantFrom(1 as const, -1 as const), { maxLength: 4 }),
        (said, today, steps) => {
          const search = steps.reduce((at, by) => stepPeriod(at, today, by), readFiguresSearch(said))
          const asked = { ...periodOf(search, today), ...filterOf(search) }
          expect(FigureMatrixQuery.safeParse(asked).success).toBe(true)
          expect([asked.to <= today, problemOf(asked.from, asked.to)]).toEqual([true, null])
        },
      ),
    )
  })

  it('says why it cannot be asked for', () => {
    expect(problemOf('2026-11-30', '2026-11-01')).toBe('backwards')
    expect(problemOf('2025-01-01', '2026-11-01')).toBe('tooLong')
    expect(daysIn({ from: addDays(TODAY, -399), to: TODAY })).toBe(400)
  })
})

it('reads an address and drops what is broken in it', () => {
  expect(
    readFiguresSearch({
      period: 'fortnight',
      from: '2026-02-31',
      to: '2026-13-41',
      municipalityCode: 'valday',
      groupCode: 7,
    }),
  ).toMatchObject({
    period: undefined,
    from: undefined,
    to: undefined,
    municipalityCode: 'valday',
    groupCode: undefined,
  })
})

it('keeps the own place of a reader while another period is on its way', () => {
  const asked = { from: '2026-11-01', to: '2026-11-30' }
  const body = { agencyCode: 'road-service' }
  expect(scopeOf(asked, [body])).toEqual({ ...asked, ...body })
  expect(scopeOf({ ...asked, municipalityCode: 'valday' }, [body])).toEqual({
    ...asked,
    municipalityCode: 'valday',
  })
  expect(scopeOf(asked, null)).toEqual(asked)
  expect(scopeOf(asked, undefined)).toEqual(asked)
})
