import { describe, expect, test } from 'vitest'
import { compare, isReached, ratioOf, spreadOf } from './comparison.ts'
import type { Limit } from './limit.ts'
import type { Turn } from './measure-rounds.ts'

const LIMIT: Limit = {
  ingestOne: 1000,
  ingestEight: 4000,
  ...{ list: times(1), searchFrequent: times(1), searchRare: times(1), card: times(1) },
}
const SYSTEMS = ['Veche', 'RT', 'RT, scrips off', 'Redmine']

function times(p50: number) {
  return { p50, p95: p50 * 2 }
}

function turn(system: string, changes: Partial<Turn> = {}): Turn {
  return {
    system,
    ...{ round: 0, load: 0, startMs: 1000, ingestOne: 1, ingestEight: 1, memoryMb: 100 },
    readings: {
      ...{ list: times(10), listDeep: times(10), searchFrequent: times(10) },
      ...{ searchRare: times(10), card: times(10) },
    },
    hits: { list: 1, listDeep: 1, searchFrequent: 1, searchRare: 1 },
    ...changes,
  }
}

const compared = (turns: readonly Turn[]) => compare(turns, { systems: SYSTEMS, limit: LIMIT, deepPage: 20 })

function work(turns: readonly Turn[], name: string) {
  const found = compared(turns).find((one) => one.name.startsWith(name))
  if (!found) throw new Error(`No work ${name}`)
  return found
}

describe('spreads', () => {
  test('of several rounds hold the middle, the least and the most', () => {
    expect(spreadOf([5, 1, 3])).toEqual({ median: 3, least: 1, most: 5 })
  })

  test('of two rounds have their middle half way', () => {
    expect(spreadOf([1, 4])).toEqual({ median: 2.5, least: 1, most: 4 })
  })

  test('of nothing are nothing', () => {
    expect(spreadOf([])).toBeNull()
  })
})

describe('ratios', () => {
  const slow = { median: 20, least: 15, most: 30 }
  const quick = { median: 5, least: 4, most: 6 }

  test('say how many times better we are, whether more or less is better', () => {
    expect(ratioOf({ own: quick, other: slow, better: 'less' }).times).toBe(4)
    expect(ratioOf({ own: slow, other: quick, better: 'more' }).times).toBe(4)
    expect(ratioOf({ own: slow, other: quick, better: 'less' }).times).toBe(0.25)
  })

  test('are apart when the worst of one is better than the best of the other', () => {
    const between = { median: 12, least: 6, most: 16 }
    expect(ratioOf({ own: quick, other: slow, better: 'less' }).isApart).toBe(true)
    expect(ratioOf({ own: slow, other: quick, better: 'less' }).isApart).toBe(true)
    expect(ratioOf({ own: between, other: slow, better: 'less' }).isApart).toBe(false)
    expect(ratioOf({ own: quick, other: between, better: 'less' }).isApart).toBe(false)
  })

  test('reach their target from it on, and always when there is none', () => {
    const ratio = { system: 'RT', times: 60, isApart: true }
    expect(isReached({ ...ratio, target: 60 })).toBe(true)
    expect(isReached({ ...ratio, target: 60.1 })).toBe(false)
    expect(isReached({ ...ratio, target: null })).toBe(true)
  })
})

describe('comparing the turns', () => {
  test('takes medians over the rounds of each system', () => {
    const turns = [60, 90, 30].flatMap((ingestOne, round) => [
      turn('Veche', { round, ingestOne }),
      turn('RT', { round, ingestOne: ingestOne / 60 }),
    ])
    const { spreads, ratios, limit } = work(turns, 'ingest, one by one')
    expect(spreads[0]).toEqual({ system: 'Veche', spread: { median: 60, least: 30, most: 90 } })
    expect(ratios).toEqual([{ system: 'RT', times: 60, isApart: true, target: 60 }])
    expect(limit).toBe(1000)
  })

  test('asks for another ratio from each system, and for none from a variant', () => {
    const { ratios } = work(
      SYSTEMS.map((system) => turn(system)),
      'ingest, eight',
    )
    expect(ratios.map(({ system, target }) => [system, target])).toEqual([
      ['RT', 60],
      ['RT, scrips off', null],
      ['Redmine', 20],
    ])
  })

  test('compares what was measured only', () => {
    const turns = [turn('Veche'), turn('RT'), turn('RT, scrips off', { readings: null, memoryMb: null })]
    for (const name of ['list, first page, p50', 'card', 'memory']) {
      const { spreads, ratios } = work(turns, name)
      expect(spreads.map(({ spread }) => spread?.median ?? null).slice(2)).toEqual([null, null])
      expect(ratios.map(({ system }) => system)).toEqual(['RT'])
    }
  })

  test('names the far page by its number', () => {
    expect(compared([]).map(({ name }) => name)).toContain('list, page 20, p50 ms')
  })
})
